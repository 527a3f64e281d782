//! What lists and boards show: gathered from the record by the store, never stored.

use super::check::Check;
use super::dates::PartialDate;
use super::id::{ArrangementId, PairId, ProfileId};
use super::introduction::{BothSides, Happened, Introduction, Pair, Promise, View, ViewAbout};
use super::must_have::MustHave;
use super::port::{OpKind, RecordKind, Value};
use super::profile::{Profile, ProfileKind};
use super::sheet::{Living, Stage};
use super::topic::Kind;
use jiff::Timestamp;
use jiff::civil::Date;
use std::collections::BTreeMap;
use uuid::Uuid;

/// One line of the list of people and homes.
#[derive(Debug, Clone, PartialEq)]
pub struct ProfileLine {
    /// Which profile.
    pub id: ProfileId,
    /// Its kind.
    pub kind: ProfileKind,
    /// Its reference.
    pub reference: String,
    /// Its name.
    pub known_as: String,
    /// The full name, where it differs.
    pub full_name: String,
    /// Its postcode as far as known.
    pub postcode: String,
    /// Age in years today.
    pub age: Option<u8>,
    /// The kinds of arrangement it looks for or offers.
    pub kinds: Vec<Kind>,
    /// How it stands today.
    pub stage: Stage,
    /// Places free today; `None` where it is not a home or the number approved is not known.
    pub free_places: Option<u8>,
    /// Waiting since.
    pub waiting_since: Option<PartialDate>,
    /// When the profile was last agreed.
    pub agreed_on: Option<Date>,
}

/// A check with the name of the profile it belongs to.
#[derive(Debug, Clone, PartialEq)]
pub struct CheckLine {
    /// The check.
    pub check: Check,
    /// The name of the profile.
    pub name: String,
    /// The kind of the profile.
    pub kind: ProfileKind,
}

/// Two profiles considered together with all that happened between them.
#[derive(Debug, Clone, PartialEq)]
pub struct PairSheet {
    /// The pair.
    pub pair: Pair,
    /// The person or homesharer.
    pub mover: Profile,
    /// The household or householder.
    pub home: Profile,
    /// Its introductions by date.
    pub introductions: Vec<Introduction>,
    /// What everybody said, oldest first.
    pub views: Vec<View>,
    /// The arrangement that came of it, the latest if there were several.
    pub living: Option<Living>,
}

impl PairSheet {
    /// The meeting that is planned next, or the planned one that nobody has told us about yet.
    pub fn planned(&self) -> Option<&Introduction> {
        self.introductions
            .iter()
            .find(|i| i.happened == Happened::Planned)
    }

    /// The last meeting that took place.
    pub fn last_met(&self) -> Option<&Introduction> {
        self.introductions
            .iter()
            .rev()
            .find(|i| matches!(i.happened, Happened::Yes | Happened::CutShort))
    }

    /// What each side said last about meeting again.
    pub fn meeting_views(&self) -> BothSides {
        BothSides::latest(&self.views, ViewAbout::Meeting)
    }

    /// What each side said last about this arrangement. A yes to an arrangement that has ended is
    /// no yes to another.
    pub fn arrangement_views(&self) -> BothSides {
        let ended = self.living.as_ref().and_then(|l| l.ending.as_ref());
        let fresh = self
            .views
            .iter()
            .filter(|v| ended.is_none_or(|e| v.on >= e.on));
        BothSides::latest(fresh, ViewAbout::Arrangement)
    }

    /// Whether introductions are under way: something was arranged, nothing was set aside, and no
    /// arrangement has begun.
    pub fn under_way(&self) -> bool {
        self.pair.set_aside_on.is_none() && self.living.is_none() && !self.introductions.is_empty()
    }
}

/// Something begun and not saved: it survives a lost battery, and belongs to nobody's history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Its identifier.
    pub id: Uuid,
    /// Which form, by its code.
    pub form: String,
    /// The profile, pair or arrangement it is about, if one.
    pub about: Option<Uuid>,
    /// What Today calls it.
    pub title: String,
    /// What stands in its boxes, as the form wrote it.
    pub fields: String,
    /// When it was begun.
    pub begun: Timestamp,
    /// When it was last kept.
    pub kept: Timestamp,
}

impl Draft {
    /// Whether it is put away: kept in case, and no work that waits for anybody.
    pub fn is_put_away(&self) -> bool {
        self.form.contains(':')
    }
}

/// One change as the history of a record shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HistoryLine {
    /// Its op.
    pub op: Uuid,
    /// What it was.
    pub kind: OpKind,
    /// What it was about.
    pub about: String,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub who: String,
}

/// Of what a history is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum HistoryOf {
    /// Of the whole file.
    #[default]
    Everything,
    /// Of a profile and everything that belongs to it.
    Profile(ProfileId),
    /// Of a pair: its introductions, and what was said.
    Pair(PairId),
    /// Of an arrangement and its ending.
    Arrangement(ArrangementId),
}

/// One change taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeDetail {
    /// The change.
    pub line: HistoryLine,
    /// The 8 characters for which the file stood after it.
    pub code: String,
    /// What it changed, in the order in which it did.
    pub parts: Vec<PartChange>,
    /// How many more entries it changed: an import is not listed whole.
    pub more: usize,
}

/// What a change did to one entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartChange {
    /// What it is.
    pub kind: RecordKind,
    /// Which.
    pub id: Uuid,
    /// The names of the people and homes it belongs to.
    pub whose: Vec<String>,
    /// The topic it is about, if it is about one.
    pub topic: Option<String>,
    /// What it read before, by the names of columns: only what changed. `None` if it was not there.
    pub before: Option<BTreeMap<String, Value>>,
    /// What it read after. `None` if it was taken out.
    pub after: Option<BTreeMap<String, Value>>,
}

/// A must-have about a protected characteristic, as the manager sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct ProtectedLine {
    /// Whose.
    pub owner: ProfileId,
    /// The name of the owner.
    pub name: String,
    /// Which of the four the owner is.
    pub kind: ProfileKind,
    /// The must-have, with its reason and who approved it.
    pub must_have: MustHave,
}

impl ProtectedLine {
    /// The id of what there is to do about it.
    pub fn word_id(&self) -> &'static str {
        if !self.must_have.topic.may_be_asked_by(self.kind) {
            "equality-race"
        } else if self.must_have.waits_for_approval() {
            "equality-tip-open"
        } else if self.kind.offers_room() {
            "equality-tip-home"
        } else {
            "equality-tip"
        }
    }
}

/// What the profile screen shows besides the sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct PromiseLine {
    /// The promise.
    pub promise: Promise,
    /// The name of the profile it is about.
    pub name: String,
    /// The pair it belongs to, if one.
    pub pair: Option<PairId>,
}
