//! The two profiles a form is about: a pair there is already, or one that the form may make.

use crate::app::Cx;
use crate::app::effect::{Query, Reply};
use crate::app::form::{FieldKind, FieldSpec, Form};
use crate::domain::id::{PairId, ProfileId};
use crate::domain::introduction::{Happened, Introduction, Pair, PairSource};
use crate::domain::lists::{Draft, PairSheet, ProfileLine};
use crate::domain::profile::{Profile, ProfileKind};
use crate::domain::topic::Kind;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use uuid::Uuid;

/// One side of two that may become a pair.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Party {
    /// Which profile.
    pub id: ProfileId,
    /// Which side of which programme.
    pub kind: ProfileKind,
    /// Its name.
    pub name: String,
    /// The kinds of arrangement it looks for or offers, as far as known.
    pub kinds: Vec<Kind>,
}

impl From<&ProfileLine> for Party {
    fn from(line: &ProfileLine) -> Self {
        Self {
            id: line.id,
            kind: line.kind,
            name: line.known_as.clone(),
            kinds: line.kinds.clone(),
        }
    }
}

impl From<&Profile> for Party {
    fn from(profile: &Profile) -> Self {
        Self {
            id: profile.id,
            kind: profile.kind,
            name: profile.known_as.clone(),
            kinds: Vec::new(),
        }
    }
}

/// Whom a form about two is for.
#[derive(Debug, Clone, PartialEq)]
enum Between {
    Pair(PairId),
    Two(Box<(Party, Party)>),
}

/// The two sides of a form, and what the record holds about them once it has been read.
#[derive(Debug, Clone, PartialEq)]
pub struct Couple {
    between: Between,
    /// What the record holds about the pair, if they were considered before.
    pub sheet: Option<PairSheet>,
}

/// The box that keeps in a draft which two it is about. It never shows.
pub const HIDDEN: FieldSpec = FieldSpec::when("two", FieldKind::Line, |_| false);

impl Couple {
    /// A pair there is.
    pub const fn pair(id: PairId) -> Self {
        Self {
            between: Between::Pair(id),
            sheet: None,
        }
    }

    /// Two profiles of the two sides of a programme, in any order.
    pub fn two(one: Party, other: Party) -> Self {
        let two = if one.kind.offers_room() {
            (other, one)
        } else {
            (one, other)
        };
        Self {
            between: Between::Two(Box::new(two)),
            sheet: None,
        }
    }

    /// The two a draft is about.
    pub fn of_draft(draft: &Draft) -> Option<Self> {
        match kept(draft, HIDDEN.id) {
            Some(text) => {
                let (mover, home) = serde_json::from_str(&text).ok()?;
                Some(Self::two(mover, home))
            }
            None => draft.about.map(|id| Self::pair(PairId(id))),
        }
    }

    /// Writes into the form which two it is about, for its draft.
    pub fn fill(&self, form: &mut Form) {
        if let Between::Two(two) = &self.between {
            form.fill(HIDDEN.id, &serde_json::to_string(two).unwrap_or_default());
        }
    }

    /// What has to be read.
    pub fn query(&self) -> Query {
        match &self.between {
            Between::Pair(id) => Query::Pair(*id),
            Between::Two(two) => Query::PairOf(two.0.id, two.1.id),
        }
    }

    /// What was read. Returns whether there is something to fill in.
    pub fn got(&mut self, reply: &Reply) -> bool {
        if let Reply::Pair(sheet) = reply {
            self.sheet = sheet.as_deref().cloned();
        }
        self.sheet.is_some() || matches!(self.between, Between::Two(_))
    }

    /// What a draft is found by: the pair, or, before there is one, the two together whichever
    /// comes first.
    pub fn about(&self) -> Uuid {
        match (&self.sheet, &self.between) {
            (Some(sheet), _) => sheet.pair.id.0,
            (None, Between::Pair(id)) => id.0,
            (None, Between::Two(two)) => {
                Uuid::from_u128(two.0.id.0.as_u128() ^ two.1.id.0.as_u128())
            }
        }
    }

    /// The names as the record has them: the side that would move in, then the home.
    pub fn names(&self) -> (String, String) {
        match (&self.sheet, &self.between) {
            (Some(s), _) => (s.mover.known_as.clone(), s.home.known_as.clone()),
            (None, Between::Two(two)) => (two.0.name.clone(), two.1.name.clone()),
            (None, Between::Pair(_)) => Default::default(),
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
        match (&self.sheet, &self.between) {
            (Some(sheet), _) => Some(sheet.pair.clone()),
            (None, Between::Pair(_)) => None,
            (None, Between::Two(two)) => Some(Pair {
                id: cx.ids.next(),
                mover: two.0.id,
                home: two.1.id,
                kind: kind_for(&two.0, &two.1),
                source: PairSource::Shortlist,
                since: cx.today(),
                set_aside_on: None,
                set_aside_by: None,
                set_aside_reason: None,
                set_aside_words: String::new(),
            }),
        }
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
fn kind_for(mover: &Party, home: &Party) -> Kind {
    if mover.kind == ProfileKind::Homesharer {
        return Kind::Homeshare;
    }
    let both = mover.kinds.iter().find(|k| home.kinds.contains(k));
    both.or_else(|| mover.kinds.first())
        .copied()
        .unwrap_or(Kind::LiveIn)
}

/// The place of the next view in the order of its day.
pub fn next_turn(sheet: Option<&PairSheet>) -> i64 {
    sheet.map_or(0, |s| s.views.iter().map(|v| v.turn + 1).max().unwrap_or(0))
}
