//! The three declarations every noun is made with: identifiers, coded choices and records.
//!
//! A record declared here is at once the Rust type, the list of its columns and its conversion to
//! and from stored values, so that adding a field is one line here and one line of migration.

/// Declares an identifier: a UUID that cannot be mistaken for the identifier of another noun.
macro_rules! id_type {
    ($($(#[$doc:meta])* $name:ident;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub uuid::Uuid);

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.0)
            }
        }

        impl $crate::domain::port::Column for $name {
            fn to_value(&self) -> $crate::domain::port::Value {
                $crate::domain::port::Value::Blob(self.0.as_bytes().to_vec())
            }
            fn from_value(value: &$crate::domain::port::Value) -> Option<Self> {
                match value {
                    $crate::domain::port::Value::Blob(bytes) => uuid::Uuid::from_slice(bytes).ok().map(Self),
                    $crate::domain::port::Value::Null
                    | $crate::domain::port::Value::Int(_)
                    | $crate::domain::port::Value::Text(_) => None,
                }
            }
        }
    )+};
}

/// Declares a choice that is stored as a short code and shown through the string table.
///
/// `word_id` is the id of its words: the prefix given in the declaration, a hyphen, the code.
macro_rules! codes {
    ($(#[$doc:meta])* pub enum $name:ident : $prefix:literal {
        $($(#[$vdoc:meta])* $variant:ident = $code:literal,)+
    }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        pub enum $name {
            $($(#[$vdoc])* #[serde(rename = $code)] $variant,)+
        }

        impl $name {
            /// Every choice, in the order in which it is offered.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The short code under which this choice is stored and exported.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ }
            }

            /// The choice with this code, if there is one.
            pub fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$variant),)+ _ => None }
            }

            /// The id of the words for this choice in the string table.
            pub const fn word_id(self) -> &'static str {
                match self { $(Self::$variant => concat!($prefix, "-", $code),)+ }
            }
        }

        impl $crate::domain::port::Column for $name {
            fn to_value(&self) -> $crate::domain::port::Value {
                $crate::domain::port::Value::Text(self.code().to_owned())
            }
            fn from_value(value: &$crate::domain::port::Value) -> Option<Self> {
                value.as_text().and_then(Self::from_code)
            }
        }
    };
}

/// Declares a stored record: a struct with an `id`, its table and its columns.
macro_rules! record {
    ($(#[$doc:meta])* pub struct $name:ident in $table:literal, id $id:ty {
        $($(#[$fdoc:meta])* pub $field:ident : $ty:ty = $column:literal,)+
    }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq)]
        pub struct $name {
            /// Its identifier, without meaning of its own.
            pub id: $id,
            $($(#[$fdoc])* pub $field: $ty,)+
        }

        impl $crate::domain::port::Record for $name {
            const KIND: $crate::domain::port::RecordKind = $crate::domain::port::RecordKind::$name;
            const TABLE: &'static str = $table;
            const COLUMNS: &'static [&'static str] = &[$($column,)+];

            fn row(&self) -> $crate::domain::port::Row {
                $crate::domain::port::Row {
                    kind: Self::KIND,
                    id: self.id.0,
                    values: vec![$($crate::domain::port::Column::to_value(&self.$field),)+],
                }
            }

            fn from_row(row: &$crate::domain::port::Row) -> Result<Self, $crate::domain::port::DecodeError> {
                let mut values = row.values.iter();
                Ok(Self {
                    id: <$id>::from(row.id),
                    $($field: $crate::domain::port::take(&mut values, $table, $column)?,)+
                })
            }
        }
    };
}
