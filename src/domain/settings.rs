//! What can be set for a scheme. Each setting is one row of the record, so that setting it is a change
//! like any other: logged, undone and carried along with the file.
//!
//! The colours are not here: they are needed before the file is open and are kept outside it.

use super::id::SettingId;
use super::profile::Setting;
use super::text;
use std::path::Path;
use std::time::Duration;

codes! {
    /// How names are shown.
    pub enum NamesShown: "names" {
        /// In full.
        Full = "full",
        /// Given name and initial.
        FirstAndInitial = "first",
        /// Initials.
        Initials = "initials",
    }
}

#[expect(
    clippy::derivable_impls,
    reason = "the declaration of a choice takes no attributes of its variants"
)]
impl Default for NamesShown {
    fn default() -> Self {
        Self::Full
    }
}

impl NamesShown {
    /// The next way.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Full => Self::FirstAndInitial,
            Self::FirstAndInitial => Self::Initials,
            Self::Initials => Self::Full,
        }
    }

    /// A name shown this way.
    pub fn name(self, name: &str) -> String {
        match self {
            Self::Full => name.to_owned(),
            Self::FirstAndInitial => text::first_and_initial(name),
            Self::Initials => text::initials(name),
        }
    }
}

codes! {
    /// One thing that can be set. Its code is the name of its row.
    pub enum SettingKey: "setting" {
        /// How names are shown when the scheme is opened.
        Names = "names-shown",
        /// After how many minutes without a key it locks.
        IdleMinutes = "idle-minutes",
        /// Coming back from a hidden screen always needs the passphrase.
        AskAfterHiding = "ask-after-hiding",
        /// The screen is hidden when its window is left.
        HideWhenLeft = "hide-when-left",
        /// A second place for safe copies; empty while there is none.
        CopyFolder = "copy-folder",
        /// After how many minutes with changes a safe copy is made.
        CopyEvery = "copy-every-minutes",
        /// For how many days safe copies are kept.
        KeepCopies = "keep-copies-days",
        /// After how many days without a safe copy in the second place Today says so.
        RemindAfter = "remind-after-days",
    }
}

/// What a setting can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Takes {
    /// One way of showing names.
    Names,
    /// Yes or no.
    YesNo,
    /// A whole number of minutes within these, both included.
    Minutes(u16, u16),
    /// A whole number of days within these, both included.
    Days(u16, u16),
    /// The whole path of a folder, or nothing.
    Folder,
}

/// Why a value was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotThat {
    /// It must be a whole number within these.
    Between(u16, u16),
    /// It must be a whole path.
    NotAWholePath,
    /// It is none of the choices.
    NotAChoice,
}

const YES: &str = "yes";
const NO: &str = "no";

impl SettingKey {
    /// What it can be.
    pub const fn takes(self) -> Takes {
        match self {
            Self::Names => Takes::Names,
            Self::AskAfterHiding | Self::HideWhenLeft => Takes::YesNo,
            Self::IdleMinutes => Takes::Minutes(1, 60),
            Self::CopyEvery => Takes::Minutes(5, 240),
            Self::KeepCopies => Takes::Days(7, 365),
            Self::RemindAfter => Takes::Days(1, 90),
            Self::CopyFolder => Takes::Folder,
        }
    }

    /// A value as it was typed or chosen, in the form in which it is kept.
    ///
    /// # Errors
    /// Why it was not taken.
    pub fn accept(self, typed: &str) -> Result<String, NotThat> {
        let typed = typed.trim();
        match self.takes() {
            Takes::Minutes(least, most) | Takes::Days(least, most) => typed
                .parse::<u16>()
                .ok()
                .filter(|n| (least..=most).contains(n))
                .map(|n| n.to_string())
                .ok_or(NotThat::Between(least, most)),
            Takes::YesNo if [YES, NO].contains(&typed) => Ok(typed.to_owned()),
            Takes::Names if NamesShown::from_code(typed).is_some() => Ok(typed.to_owned()),
            Takes::YesNo | Takes::Names => Err(NotThat::NotAChoice),
            Takes::Folder if typed.is_empty() || Path::new(typed).is_absolute() => {
                Ok(typed.to_owned())
            }
            Takes::Folder => Err(NotThat::NotAWholePath),
        }
    }
}

/// Everything that is set. What the file does not say, or says in a way this version does not know,
/// is as it is by default.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// How names are shown when the scheme is opened.
    pub names: NamesShown,
    /// Minutes without a key after which it locks: 1 to 60.
    pub idle_minutes: u16,
    /// Whether coming back from a hidden screen always needs the passphrase.
    pub ask_after_hiding: bool,
    /// Whether the screen is hidden when its window is left.
    pub hide_when_left: bool,
    /// A second place for safe copies; empty while there is none.
    pub copy_folder: String,
    /// Minutes with changes after which a safe copy is made: 5 to 240.
    pub copy_every_minutes: u16,
    /// Days for which safe copies are kept: 7 to 365.
    pub keep_copies_days: u16,
    /// Days without a safe copy in the second place after which Today says so: 1 to 90.
    pub remind_after_days: u16,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            names: NamesShown::Full,
            idle_minutes: 5,
            ask_after_hiding: false,
            hide_when_left: false,
            copy_folder: String::new(),
            copy_every_minutes: 30,
            keep_copies_days: 35,
            remind_after_days: 7,
        }
    }
}

impl Settings {
    /// What the rows of the record say.
    pub fn from_rows(rows: &[Setting]) -> Self {
        let mut settings = Self::default();
        for row in rows {
            let key = SettingKey::from_code(&row.name);
            if let Some((key, value)) = key.and_then(|k| Some((k, k.accept(&row.value).ok()?))) {
                settings.take(key, value);
            }
        }
        settings
    }

    /// Takes a value that was accepted.
    fn take(&mut self, key: SettingKey, value: String) {
        let number = |slot: &mut u16| *slot = value.parse().unwrap_or(*slot);
        match key {
            SettingKey::Names => {
                self.names = NamesShown::from_code(&value).unwrap_or_default();
            }
            SettingKey::IdleMinutes => number(&mut self.idle_minutes),
            SettingKey::AskAfterHiding => self.ask_after_hiding = value == YES,
            SettingKey::HideWhenLeft => self.hide_when_left = value == YES,
            SettingKey::CopyFolder => self.copy_folder = value,
            SettingKey::CopyEvery => number(&mut self.copy_every_minutes),
            SettingKey::KeepCopies => number(&mut self.keep_copies_days),
            SettingKey::RemindAfter => number(&mut self.remind_after_days),
        }
    }

    /// A value in the form in which it is kept.
    pub fn value(&self, key: SettingKey) -> String {
        let yes_no = |yes: bool| if yes { YES } else { NO }.to_owned();
        match key {
            SettingKey::Names => self.names.code().to_owned(),
            SettingKey::IdleMinutes => self.idle_minutes.to_string(),
            SettingKey::AskAfterHiding => yes_no(self.ask_after_hiding),
            SettingKey::HideWhenLeft => yes_no(self.hide_when_left),
            SettingKey::CopyFolder => self.copy_folder.clone(),
            SettingKey::CopyEvery => self.copy_every_minutes.to_string(),
            SettingKey::KeepCopies => self.keep_copies_days.to_string(),
            SettingKey::RemindAfter => self.remind_after_days.to_string(),
        }
    }

    /// The next value of a setting that is one of a few; nothing for those that are typed.
    pub fn next(&self, key: SettingKey) -> Option<String> {
        match key.takes() {
            Takes::Names => Some(self.names.next().code().to_owned()),
            Takes::YesNo => Some(if self.value(key) == YES { NO } else { YES }.to_owned()),
            Takes::Minutes(..) | Takes::Days(..) | Takes::Folder => None,
        }
    }

    /// How long nobody may press a key before it locks.
    pub fn idle_after(&self) -> Duration {
        Duration::from_secs(u64::from(self.idle_minutes) * 60)
    }
}

/// The row that keeps a value: the one there is, with the new value, or a new one.
pub fn row(rows: &[Setting], key: SettingKey, value: String, new: SettingId) -> Setting {
    Setting {
        id: rows
            .iter()
            .rev()
            .find(|r| r.name == key.code())
            .map_or(new, |r| r.id),
        name: key.code().to_owned(),
        value,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn kept(name: &str, value: &str) -> Setting {
        Setting {
            id: SettingId(Uuid::from_u128(1)),
            name: name.to_owned(),
            value: value.to_owned(),
        }
    }

    #[test]
    fn every_default_is_a_value_that_would_be_accepted_and_read_back() {
        let defaults = Settings::default();
        for key in SettingKey::ALL.iter().copied() {
            let value = defaults.value(key);
            assert_eq!(key.accept(&value), Ok(value.clone()), "{key:?}");
            assert_eq!(
                Settings::from_rows(&[kept(key.code(), &value)]),
                defaults,
                "{key:?}"
            );
        }
    }

    #[test]
    fn what_is_out_of_range_or_unknown_is_as_by_default() {
        for (name, value) in [
            ("idle-minutes", "0"),
            ("idle-minutes", "61"),
            ("idle-minutes", "-5"),
            ("idle-minutes", "5.5"),
            ("names-shown", "backwards"),
            ("hide-when-left", "perhaps"),
            ("copy-folder", "usb"),
            ("from-the-future", "1"),
        ] {
            assert_eq!(
                Settings::from_rows(&[kept(name, value)]),
                Settings::default(),
                "{name} {value}"
            );
        }
        let idle = Settings::from_rows(&[kept("idle-minutes", " 60 ")]);
        assert_eq!(idle.idle_after(), Duration::from_secs(3600));
        assert_eq!(
            SettingKey::IdleMinutes.accept("0"),
            Err(NotThat::Between(1, 60))
        );
    }

    #[test]
    fn a_setting_keeps_its_row() {
        let rows = [kept("idle-minutes", "5")];
        let new = SettingId(Uuid::from_u128(2));
        let again = row(&rows, SettingKey::IdleMinutes, "9".to_owned(), new);
        assert_eq!(again, kept("idle-minutes", "9"));
        assert_eq!(row(&rows, SettingKey::Names, String::new(), new).id, new);
    }
}
