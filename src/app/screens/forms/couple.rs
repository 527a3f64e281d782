//! The two profiles a form is about: a pair there is already, or one that the form may make.

use crate::app::Cx;
use crate::app::effect::{Query, Reply};
use crate::app::form::{FieldKind, FieldSpec, Form};
use crate::domain::fact::Answer;
use crate::domain::id::{PairId, ProfileId};
use crate::domain::introduction::{Happened, Introduction, Pair, PairSource};
use crate::domain::lists::{Draft, PairSheet};
use crate::domain::profile::ProfileKind;
use crate::domain::sheet::Sheet;
use crate::domain::topic::{Kind, Topic};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Whom a form about two is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Between {
    Pair(PairId),
    Two(ProfileId, ProfileId),
}

/// The two sides of a form, and what the record holds about them once it has been read.
#[derive(Debug, Clone, PartialEq)]
pub struct Couple {
    between: Between,
    two: Option<(Sheet, Sheet)>,
    /// What the record holds about the pair, if they were considered before.
    pub sheet: Option<PairSheet>,
}

/// The parts of a purpose that are the same for every form about two: it has a field `couple`, and its
/// draft is called by the word given.
macro_rules! about_a_couple {
    ($draft:literal) => {
        fn needs(&self) -> Option<$crate::app::effect::Query> {
            Some(self.couple.query())
        }

        fn got(&mut self, reply: &$crate::app::effect::Reply, _cx: &$crate::app::Cx<'_>) -> bool {
            self.couple.got(reply)
        }

        fn about(&self) -> Option<uuid::Uuid> {
            Some(self.couple.about())
        }

        fn draft_title(&self, cx: &$crate::app::Cx<'_>) -> String {
            self.couple.say($draft, cx)
        }
    };
}
pub(super) use about_a_couple;

/// The box that keeps in a draft which two it is about. It never shows.
pub const HIDDEN: FieldSpec = FieldSpec::when("two", FieldKind::Line, |_| false);

impl Couple {
    /// A pair there is.
    pub const fn pair(id: PairId) -> Self {
        Self::new(Between::Pair(id))
    }

    /// Two profiles, in any order.
    pub const fn two(one: ProfileId, other: ProfileId) -> Self {
        Self::new(Between::Two(one, other))
    }

    const fn new(between: Between) -> Self {
        Self {
            between,
            two: None,
            sheet: None,
        }
    }

    /// The two a draft is about.
    pub fn of_draft(draft: &Draft) -> Option<Self> {
        match kept(draft, HIDDEN.id) {
            Some(text) => {
                let (one, other) = text.split_once(' ')?;
                let id = |text: &str| text.parse::<Uuid>().ok().map(ProfileId);
                Some(Self::two(id(one)?, id(other)?))
            }
            None => draft.about.map(|id| Self::pair(PairId(id))),
        }
    }

    /// Writes into the form which two it is about, for its draft.
    pub fn fill(&self, form: &mut Form) {
        if let Between::Two(one, other) = self.between {
            form.fill(HIDDEN.id, &format!("{} {}", one.0, other.0));
        }
    }

    /// What has to be read.
    pub const fn query(&self) -> Query {
        match self.between {
            Between::Pair(id) => Query::Pair(id),
            Between::Two(one, other) => Query::PairOf(one, other),
        }
    }

    /// What was read. Returns whether there is something to fill in.
    pub fn got(&mut self, reply: &Reply) -> bool {
        match reply {
            Reply::Pair(sheet) => self.sheet = sheet.as_deref().cloned(),
            Reply::PairOf(Some(found)) => {
                self.sheet.clone_from(&found.pair);
                self.two = Some((found.mover.clone(), found.home.clone()));
            }
            _ => {}
        }
        self.sheet.is_some() || self.two.is_some()
    }

    /// What a draft is found by: the pair, or, before there is one, the two together whichever
    /// comes first.
    pub fn about(&self) -> Uuid {
        match (&self.sheet, self.between) {
            (Some(sheet), _) => sheet.pair.id.0,
            (None, Between::Pair(id)) => id.0,
            (None, Between::Two(one, other)) => {
                Uuid::from_u128(one.0.as_u128() ^ other.0.as_u128())
            }
        }
    }

    /// The names as the record has them: the side that would move in, then the home.
    pub fn names(&self) -> (String, String) {
        match (&self.sheet, &self.two) {
            (Some(s), _) => (s.mover.known_as.clone(), s.home.known_as.clone()),
            (None, Some((mover, home))) => (
                mover.profile.known_as.clone(),
                home.profile.known_as.clone(),
            ),
            (None, None) => Default::default(),
        }
    }

    /// The names as names are shown now.
    pub fn shown(&self, cx: &Cx<'_>) -> (String, String) {
        let (mover, home) = self.names();
        (cx.name(&mover), cx.name(&home))
    }

    /// A sentence with the names as they are shown now in it, as `mover` and `home`.
    pub fn say(&self, id: &str, cx: &Cx<'_>) -> String {
        let (mover, home) = self.shown(cx);
        cx.words
            .say(id, &[("mover", mover.into()), ("home", home.into())])
    }

    /// A sentence with the names as the record has them in it, for the log of changes.
    pub fn say_of_record(&self, id: &str, cx: &Cx<'_>) -> String {
        let (mover, home) = self.names();
        cx.words
            .say(id, &[("mover", mover.into()), ("home", home.into())])
    }

    /// The pair as it stands, or a new one that comes from the shortlist.
    pub fn pair_or_new(&self, cx: &Cx<'_>) -> Option<Pair> {
        if let Some(sheet) = &self.sheet {
            return Some(sheet.pair.clone());
        }
        self.two.as_ref().map(|(mover, home)| Pair {
            id: cx.ids.next(),
            mover: mover.profile.id,
            home: home.profile.id,
            kind: kind_for(mover, home),
            source: PairSource::Shortlist,
            since: cx.today(),
            set_aside_on: None,
            set_aside_by: None,
            set_aside_reason: None,
            set_aside_words: String::new(),
        })
    }

    /// The meeting that is planned for today or later, if there is one.
    pub fn coming(&self, cx: &Cx<'_>) -> Option<&Introduction> {
        self.sheet
            .as_ref()?
            .introductions
            .iter()
            .find(|i| i.happened == Happened::Planned && i.on >= cx.today())
    }
}

/// What a draft keeps of one box.
pub fn kept(draft: &Draft, field: &str) -> Option<String> {
    let mut fields: BTreeMap<String, String> = serde_json::from_str(&draft.fields).ok()?;
    fields.remove(field)
}

/// The kind of arrangement two profiles are considered for: the first that one looks for and the
/// other offers, or else the first that is looked for, or else living together.
fn kind_for(mover: &Sheet, home: &Sheet) -> Kind {
    if mover.profile.kind == ProfileKind::Homesharer {
        return Kind::Homeshare;
    }
    let looked_for = || Kind::ALL.iter().filter(|k| wants(mover, **k));
    looked_for()
        .find(|k| wants(home, **k))
        .or_else(|| looked_for().next())
        .copied()
        .unwrap_or(Kind::LiveIn)
}

/// Whether a profile looks for, or offers, a kind of arrangement.
fn wants(sheet: &Sheet, kind: Kind) -> bool {
    sheet.item(Topic::Kinds, kind.code()) == Some(Answer::Yes)
}

/// The place of the next view in the order of its day.
pub fn next_turn(sheet: Option<&PairSheet>) -> i64 {
    sheet.map_or(0, |s| s.views.iter().map(|v| v.turn + 1).max().unwrap_or(0))
}
