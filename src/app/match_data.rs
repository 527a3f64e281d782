//! From the engine's lists to what the screens and the plain commands show: the same numbers, with
//! the names and own words that its sentences need.
//!
//! The engine knows no names. [`Matched`] holds one ranking and gathers, from sheets that the caller
//! has read, what each view of it says. It reads nothing itself.

mod compare;
mod held;
mod what_if;
mod wishes;

pub use compare::{CompareData, Compared};
pub use what_if::{WhatIfData, WhatIfRow};

use crate::domain::disagreement::Disagreement;
use crate::domain::household::Member;
use crate::domain::id::{MemberId, MustHaveId, PreferenceId, ProfileId};
use crate::domain::lists::PairSheet;
use crate::domain::must_have::MustHave;
use crate::domain::preference::Wish;
use crate::domain::profile::ProfileKind;
use crate::domain::sheet::Sheet;
use crate::domain::topic::{Shape, Topic};
use crate::matching::compiled::Pool;
use crate::matching::cost::{Opening, opening};
use crate::matching::explain::{Explanation, Reasons, explain};
use crate::matching::must_have::{Finding, Gate, Outcome};
use crate::matching::neutral::Neutrals;
use crate::matching::party::{Party, Terms};
use crate::matching::place::{Places, places};
use crate::matching::robust::rerun::Setup;
use crate::matching::run::{self, KeptList};
use crate::matching::score::Fit;
use crate::matching::shortlist::{Entry, RuleCount, Shortlist, best_group, near_misses, rank};
use crate::matching::why::Side;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

pub use held::Rival;
pub use wishes::{CheckBackData, NoHome};

/// How many of a list come with their reasons. Further down a row has its numbers and its name, and
/// Why says the rest.
pub const MOST_TOLD: usize = 60;

/// How many with one thing in the way a shortlist names; all of them stand on the list of those left out.
pub const MOST_NEAR: usize = 5;

/// What the words of a match need of one side: its name and what it said in its own words.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    /// Who.
    pub id: ProfileId,
    /// Which of the four.
    pub kind: ProfileKind,
    /// The name.
    pub name: String,
    /// Its wishes, with their words.
    pub wishes: Vec<Wish>,
    /// Its must-haves, with their words.
    pub must_haves: Vec<MustHave>,
    /// Who lives there.
    pub members: Vec<Member>,
    /// Things that were told by name, such as the dog's: topic, item, name.
    pub named: Vec<(Topic, String, String)>,
}

impl Told {
    /// What a sheet tells.
    pub fn of(sheet: &Sheet) -> Self {
        let is_set = |topic: Topic| matches!(topic.shape(), Shape::Set(_) | Shape::OpenSet(_));
        Self {
            id: sheet.profile.id,
            kind: sheet.profile.kind,
            name: sheet.profile.known_as.clone(),
            wishes: sheet.current_wishes().cloned().collect(),
            must_haves: sheet.current_must_haves().cloned().collect(),
            members: sheet.members.clone(),
            named: sheet
                .facts
                .iter()
                .filter(|f| is_set(f.topic) && !f.item.is_empty() && !f.value.trim().is_empty())
                .map(|f| (f.topic, f.item.clone(), f.value.trim().to_owned()))
                .collect(),
        }
    }

    /// A wish by its id.
    pub fn wish(&self, id: PreferenceId) -> Option<&Wish> {
        self.wishes.iter().find(|w| w.preference.id == id)
    }

    /// A must-have by its id.
    pub fn must_have(&self, id: MustHaveId) -> Option<&MustHave> {
        self.must_haves.iter().find(|m| m.id == id)
    }

    /// Somebody who lives there, by id.
    pub fn member(&self, id: MemberId) -> Option<&Member> {
        self.members.iter().find(|m| m.id == id)
    }

    /// What a thing is called there: the dog's name.
    pub fn called(&self, topic: Topic, item: &str) -> Option<&str> {
        self.named
            .iter()
            .find(|(t, i, _)| *t == topic && i == item)
            .map(|(_, _, name)| name.as_str())
    }

    /// Which side of a pair it is.
    pub const fn side(&self) -> Side {
        if self.kind.offers_room() {
            Side::Room
        } else {
            Side::MovingIn
        }
    }
}

/// A shortlist with everything its rows say.
#[derive(Debug, Clone, PartialEq)]
pub struct ShortlistData {
    /// Whom it is for.
    pub subject: Told,
    /// The list, in its four parts. Nobody is left out of it for having been set aside.
    pub list: Shortlist,
    /// The names of everybody listed.
    pub names: HashMap<ProfileId, String>,
    /// What those who come with reasons said.
    pub told: HashMap<ProfileId, Told>,
    /// The reasons of the first [`MOST_TOLD`].
    pub reasons: HashMap<ProfileId, Reasons>,
    /// Pairs of the subject that were considered before: set aside, or with introductions.
    pub pairs: Vec<PairSheet>,
    /// What it takes to run the list again.
    pub reruns: Arc<Setup>,
    /// What stands in the subject's own way, whoever the other side is.
    pub own: Vec<Finding>,
    /// The first few with one thing in the way that could change, as they would stand without it.
    pub near: Vec<LeftOutRow>,
    /// The single change that would open most doors, where nobody could work.
    pub opening: Option<Opening>,
}

impl ShortlistData {
    /// The pair with one of the other side, if they were considered before.
    pub fn pair(&self, other: ProfileId) -> Option<&PairSheet> {
        self.pairs
            .iter()
            .find(|p| p.mover.id == other || p.home.id == other)
    }

    /// Whether one of the other side was set aside for this subject.
    pub fn is_set_aside(&self, other: ProfileId) -> bool {
        self.pair(other)
            .is_some_and(|p| p.pair.set_aside_on.is_some())
    }

    /// Those that could work and were not set aside, best first.
    pub fn could_work(&self) -> Vec<&Entry> {
        self.kept(&self.list.could_work).collect()
    }

    /// The same in two groups: the best, whose members are too close to call, and those after them.
    /// A group without anybody is dropped.
    pub fn groups(&self) -> Vec<Vec<&Entry>> {
        let mut best = self.could_work();
        let after = best.split_off(best_group(best.iter().copied()));
        let groups = [best, after].into_iter();
        groups.filter(|group| !group.is_empty()).collect()
    }

    /// Those of whom not enough is known yet and who were not set aside.
    pub fn not_enough(&self) -> Vec<&Entry> {
        self.kept(&self.list.not_enough).collect()
    }

    fn kept<'a>(&'a self, entries: &'a [Entry]) -> impl Iterator<Item = &'a Entry> {
        entries.iter().filter(|e| !self.is_set_aside(e.id))
    }

    /// Those with one thing in the way who were not set aside: they stand apart, never among those that
    /// pass.
    pub fn near(&self) -> impl Iterator<Item = &LeftOutRow> {
        self.near
            .iter()
            .filter(|row| !self.is_set_aside(row.told.id))
    }

    /// Whether somebody is listed only as having one thing in the way.
    pub fn is_near(&self, other: ProfileId) -> bool {
        self.near().any(|row| row.told.id == other)
    }

    /// Pairs that were set aside, those of last week before those of last year.
    pub fn set_aside(&self) -> Vec<&PairSheet> {
        let mut pairs: Vec<&PairSheet> = self
            .pairs
            .iter()
            .filter(|p| p.pair.set_aside_on.is_some())
            .collect();
        pairs.sort_by_key(|p| std::cmp::Reverse(p.pair.set_aside_on));
        pairs
    }

    /// The name of one of the other side: from the list, or from its pair.
    pub fn name_of(&self, other: ProfileId) -> Option<&str> {
        let listed = self.names.get(&other);
        let pair = || self.pair(other).map(|pair| &self.other_of(pair).known_as);
        listed.or_else(pair).map(String::as_str)
    }

    /// The other side of a pair.
    pub fn other_of<'a>(&self, pair: &'a PairSheet) -> &'a crate::domain::profile::Profile {
        if pair.mover.id == self.subject.id {
            &pair.home
        } else {
            &pair.mover
        }
    }
}

/// Why two profiles fit, with what both said.
#[derive(Debug, Clone, PartialEq)]
pub struct WhyData {
    /// Whom the list is for.
    pub subject: Told,
    /// The other side.
    pub other: Told,
    /// Every wish and every must-have, with the numbers.
    pub explanation: Explanation,
    /// The two as a pair, if they were considered before.
    pub pair: Option<PairSheet>,
    /// Everybody on the list in its order, to go on to the next.
    pub order: Vec<ProfileId>,
    /// Where the other stands among those that could work, counted from 1.
    pub place: Option<usize>,
    /// The places it could still take.
    pub places: Option<Places>,
    /// How many could work.
    pub could_work: usize,
    /// How many are too close to call for the first place, if it is one of them.
    pub close: Option<usize>,
    /// Who would come first if the most important unknown turned out badly, by name.
    pub instead: Option<String>,
    /// The home it is held against: the first of the list, or for that one the second.
    pub rival: Option<Box<Rival>>,
    /// What it takes to run the list again.
    pub reruns: Arc<Setup>,
    /// Who disagreed with what is said here, and why, the latest first.
    pub disagreements: Vec<Disagreement>,
}

/// Somebody who was left out.
#[derive(Debug, Clone, PartialEq)]
pub struct LeftOutRow {
    /// Who, with their own words.
    pub told: Told,
    /// By which rules.
    pub because: Vec<Finding>,
    /// How it would fit without the one thing in the way, for a near miss.
    pub without: Option<Fit>,
}

/// Who was left out and why.
#[derive(Debug, Clone, PartialEq)]
pub struct LeftOutData {
    /// For whom.
    pub subject: Told,
    /// How many were left out.
    pub count: usize,
    /// By which rules, the one that leaves out most first.
    pub rules: Vec<RuleCount>,
    /// One thing is in the way, and it could change: those that would fit best first.
    pub near: Vec<LeftOutRow>,
    /// The rest, as many as are shown.
    pub others: Vec<LeftOutRow>,
}

/// One ranking, and what can be told of it.
#[derive(Debug)]
pub struct Matched<'a> {
    subject: &'a Sheet,
    party: Party,
    list: Shortlist,
    pool: &'a Pool,
    neutrals: &'a Neutrals,
    terms: Terms,
}

impl<'a> Matched<'a> {
    /// Ranks everybody of the other side for a subject.
    pub fn new(subject: &'a Sheet, pool: &'a Pool, neutrals: &'a Neutrals, terms: Terms) -> Self {
        let party = Party::new(subject, terms);
        let list = rank(&party, pool, neutrals);
        Self {
            subject,
            party,
            list,
            pool,
            neutrals,
            terms,
        }
    }

    /// The ranking.
    pub const fn list(&self) -> &Shortlist {
        &self.list
    }

    /// The ranking written down. `aside` are those set aside for the subject, `before` is the list
    /// kept last.
    pub fn kept(&self, aside: &BTreeSet<ProfileId>, before: Option<&KeptList>) -> KeptList {
        run::keep(
            &self.party,
            self.pool,
            self.neutrals,
            &self.list,
            aside,
            before,
        )
    }

    /// Whose sheets [`Matched::shortlist`] needs.
    pub fn wanted(&self) -> Vec<ProfileId> {
        let listed = self.list.eligible().take(MOST_TOLD);
        let open = self.list.not_enough.iter().take(MOST_TOLD);
        listed
            .chain(open)
            .map(|entry| entry.id)
            .chain(self.near().iter().take(MOST_NEAR).map(|entry| entry.id))
            .collect()
    }

    fn at(&self, at: u32) -> Option<&Party> {
        usize::try_from(at)
            .ok()
            .and_then(|at| self.pool.parties().get(at))
    }

    /// What leaves one of the pool out.
    fn because(&self, other: &Party) -> Vec<Finding> {
        match self.party.gate(other) {
            Gate::LeftOut { because, .. } => because,
            Gate::Eligible | Gate::AskFirst(_) => Vec::new(),
        }
    }

    fn near(&self) -> Vec<Entry> {
        near_misses(&self.party, self.pool, self.neutrals, &self.list.left_out)
    }

    /// Somebody who was left out, if their sheet was read.
    fn left_out_row(
        &self,
        party: &Party,
        without: Option<Fit>,
        sheets: &HashMap<ProfileId, Sheet>,
    ) -> Option<LeftOutRow> {
        Some(LeftOutRow {
            told: Told::of(sheets.get(&party.id)?),
            because: self.because(party),
            without,
        })
    }

    fn near_rows(&self, most: usize, sheets: &HashMap<ProfileId, Sheet>) -> Vec<LeftOutRow> {
        self.near()
            .iter()
            .take(most)
            .filter_map(|entry| self.left_out_row(self.at(entry.at)?, Some(entry.fit), sheets))
            .collect()
    }

    /// The shortlist with its reasons. `sheets` are those of [`Matched::wanted`]; `names` names
    /// everybody else on the list; `pairs` are the pairs of the subject.
    pub fn shortlist(
        &self,
        sheets: &HashMap<ProfileId, Sheet>,
        names: &HashMap<ProfileId, String>,
        pairs: Vec<PairSheet>,
    ) -> ShortlistData {
        let told: HashMap<ProfileId, Told> = sheets
            .iter()
            .map(|(id, sheet)| (*id, Told::of(sheet)))
            .collect();
        let entries = || self.list.eligible().chain(&self.list.not_enough);
        let reasons = entries()
            .filter(|entry| sheets.contains_key(&entry.id))
            .filter_map(|entry| Some((entry.id, self.at(entry.at)?)))
            .map(|(id, other)| (id, explain(&self.party, other, self.neutrals).reasons()))
            .collect();
        let near = self.near_rows(MOST_NEAR, sheets);
        let listed = entries()
            .map(|entry| entry.id)
            .chain(near.iter().map(|row| row.told.id))
            .filter_map(|id| {
                let told = told.get(&id).map(|told| told.name.clone());
                Some((id, told.or_else(|| names.get(&id).cloned())?))
            })
            .collect();
        ShortlistData {
            subject: Told::of(self.subject),
            list: self.list.clone(),
            names: listed,
            told,
            reasons,
            reruns: self.reruns(&pairs),
            pairs,
            own: self
                .party
                .own
                .iter()
                .filter(|finding| finding.outcome != Outcome::Pass)
                .cloned()
                .collect(),
            near,
            opening: (self.list.eligible_count() == 0)
                .then(|| opening(&self.party, self.pool))
                .flatten(),
        }
    }

    /// Why one of the other side fits. `rival` is the sheet of [`Matched::rival`]; `names` names
    /// everybody on the list; `pairs` are the pairs of the subject.
    pub fn why(
        &self,
        other: &Sheet,
        rival: Option<&Sheet>,
        names: &HashMap<ProfileId, String>,
        pairs: &[PairSheet],
    ) -> WhyData {
        let id = other.profile.id;
        let party = Party::new(other, self.terms);
        let explanation = explain(&self.party, &party, self.neutrals);
        let is_pair = |p: &&PairSheet| p.mover.id == id || p.home.id == id;
        let aside = |id: ProfileId| held::is_set_aside(pairs, id);
        let kept: Vec<Entry> = self.still_listed(pairs).copied().collect();
        let place = kept.iter().position(|entry| entry.id == id);
        let entry = place.and_then(|at| kept.get(at)).copied();
        let fits: Vec<Fit> = kept.iter().map(|entry| entry.fit).collect();
        let places = entry.and_then(|entry| places(&fits, &[entry.fit]).into_iter().next());
        let close = entry
            .filter(|entry| entry.close)
            .map(|_| kept.iter().filter(|entry| entry.close).count());
        let instead = explanation
            .swing
            .as_ref()
            .filter(|_| place == Some(0))
            .and_then(|swing| self.list.first_instead(id, &swing.bad))
            .filter(|first| !aside(*first))
            .and_then(|first| names.get(&first).cloned());
        let open = self.list.not_enough.iter().filter(|e| !aside(e.id));
        let rival = rival
            .zip(self.rival(id, pairs))
            .map(|(sheet, (_, first))| Box::new(self.held_against(&explanation, sheet, first)));
        WhyData {
            subject: Told::of(self.subject),
            other: Told::of(other),
            explanation,
            pair: pairs.iter().find(is_pair).cloned(),
            order: kept.iter().chain(open).map(|entry| entry.id).collect(),
            place: place.map(|at| at + 1),
            places,
            could_work: kept.len(),
            close,
            instead,
            rival,
            reruns: self.reruns(pairs),
            disagreements: Vec::new(),
        }
    }

    /// Whose sheets [`Matched::left_out`] needs.
    pub fn wanted_left_out(&self) -> Vec<ProfileId> {
        let near = self.near();
        let others = self.list.left_out.others.iter().take(MOST_TOLD);
        near.iter()
            .take(MOST_TOLD)
            .map(|entry| entry.id)
            .chain(others.filter_map(|at| self.at(*at)).map(|party| party.id))
            .collect()
    }

    /// Who was left out, from the sheets of [`Matched::wanted_left_out`].
    pub fn left_out(&self, sheets: &HashMap<ProfileId, Sheet>) -> LeftOutData {
        let near = self.near_rows(usize::MAX, sheets);
        let mut others: Vec<LeftOutRow> = self
            .list
            .left_out
            .others
            .iter()
            .filter_map(|at| self.left_out_row(self.at(*at)?, None, sheets))
            .collect();
        others.sort_by(|a, b| {
            (a.because.len(), &a.told.name, a.told.id).cmp(&(
                b.because.len(),
                &b.told.name,
                b.told.id,
            ))
        });
        LeftOutData {
            subject: Told::of(self.subject),
            count: self.list.left_out.count,
            rules: self.list.left_out.rules.clone(),
            near,
            others,
        }
    }
}
