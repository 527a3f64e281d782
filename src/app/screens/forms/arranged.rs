//! The arrangement a form is about, and what the record holds about it once it has been read.

use crate::app::Cx;
use crate::app::effect::{Query, Reply};
use crate::domain::id::ArrangementId;
use crate::domain::lists::PairSheet;
use crate::domain::sheet::Living;
use uuid::Uuid;

/// An arrangement and its pair.
#[derive(Debug)]
pub struct Arranged {
    /// Its identifier.
    pub id: ArrangementId,
    /// What the record holds, once it has been read.
    pub found: Option<(Living, PairSheet)>,
}

impl Arranged {
    /// An arrangement that has not been read yet.
    pub const fn new(id: ArrangementId) -> Self {
        Self { id, found: None }
    }

    /// What has to be read.
    pub const fn query(&self) -> Query {
        Query::Arrangement(self.id)
    }

    /// Takes what was read; true once there is something.
    pub fn got(&mut self, reply: &Reply) -> bool {
        if let Reply::Arrangement(Some(found)) = reply {
            self.found = Some((**found).clone());
        }
        self.found.is_some()
    }

    /// Its identifier, under which a draft is kept.
    pub const fn about(&self) -> Uuid {
        self.id.0
    }

    /// The names of both sides as they are written: who moved in, and the home.
    pub fn names(&self) -> (String, String) {
        self.found.as_ref().map_or_else(Default::default, |(l, _)| {
            (l.mover_name.clone(), l.home_name.clone())
        })
    }

    /// Words with both names in them, as names are shown now.
    pub fn say(&self, id: &str, cx: &Cx<'_>) -> String {
        let (mover, home) = self.names();
        let args = [
            ("mover", cx.name(&mover).into()),
            ("home", cx.name(&home).into()),
        ];
        cx.words.say(id, &args)
    }
}

/// The parts of a purpose that are the same for every form about an arrangement: it has a field
/// `arranged`, and is called by the words given, as is its draft.
macro_rules! about_an_arrangement {
    ($title:literal, $draft:literal) => {
        fn needs(&self) -> Option<$crate::app::effect::Query> {
            Some(self.arranged.query())
        }

        fn got(&mut self, reply: &$crate::app::effect::Reply, _cx: &$crate::app::Cx<'_>) -> bool {
            self.arranged.got(reply)
        }

        fn title(&self, cx: &$crate::app::Cx<'_>) -> String {
            cx.get($title)
        }

        fn about(&self) -> Option<uuid::Uuid> {
            Some(self.arranged.about())
        }

        fn draft_title(&self, cx: &$crate::app::Cx<'_>) -> String {
            self.arranged.say($draft, cx)
        }
    };
}
pub(super) use about_an_arrangement;
