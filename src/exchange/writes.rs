//! From an accepted plan to the one change that the store applies, and that one undo takes back.

use jiff::civil::Date;

use super::headings::Target;
use super::plan::{Outcome, Plan, PlanRow};
use super::problem::counted;
use super::values::{Status, clean};
use crate::domain::check::{Check, CheckKind, CheckOutcome};
use crate::domain::dates::PartialDate;
use crate::domain::fact::{Fact, SaidBy};
use crate::domain::household::{Member, MemberRole, MemberView};
use crate::domain::id::{Ids, ProfileId};
use crate::domain::must_have::{CouldChange, MustHave, MustHaveKind};
use crate::domain::port::{Change, OpKind, Write};
use crate::domain::preference::SetBy;
use crate::domain::profile::{Leftover, Milestone, Profile, ProfileKind, Step};
use crate::domain::topic::Topic;
use crate::words::Words;

/// The change that adds every row that is ready, of all these plans together: one op, one undo.
/// `None` if no row is ready.
pub fn change(plans: &[Plan], words: &Words, ids: &Ids) -> Option<Change> {
    let mut writes = Vec::new();
    let mut about = Vec::new();
    for plan in plans {
        let ready: Vec<&PlanRow> = plan
            .rows
            .iter()
            .filter(|row| row.outcome == Outcome::Added)
            .collect();
        if ready.is_empty() {
            continue;
        }
        let what = counted(words, plan.kind, ready.len());
        about.push(words.say(
            "import-about",
            &[("file", plan.file().into()), ("what", what.into())],
        ));
        for row in ready {
            writes.extend(
                RowWriter {
                    plan,
                    row,
                    words,
                    ids,
                    profile: ids.next(),
                }
                .writes(),
            );
        }
    }
    (!writes.is_empty()).then(|| Change {
        kind: OpKind::Imported,
        about: words.list(&about),
        writes,
    })
}

/// Writes the records that one row becomes.
struct RowWriter<'a> {
    plan: &'a Plan,
    row: &'a PlanRow,
    words: &'a Words,
    ids: &'a Ids,
    profile: ProfileId,
}

impl RowWriter<'_> {
    fn writes(&self) -> Vec<Write> {
        let mut writes = vec![Write::put(&self.profile())];
        writes.extend(self.facts().iter().map(Write::put));
        writes.extend(self.must_haves().iter().map(Write::put));
        writes.extend(self.approval().iter().map(Write::put));
        writes.extend(self.milestone().iter().map(Write::put));
        writes.extend(self.members().iter().map(Write::put));
        writes.extend(self.leftovers().iter().map(Write::put));
        writes
    }

    const fn today(&self) -> Date {
        self.plan.cx.today
    }

    fn text(&self, target: Target) -> String {
        self.row.draft.text(target).unwrap_or_default().to_owned()
    }

    fn joined(&self, target: Target, between: &str) -> String {
        self.row
            .draft
            .texts(target)
            .collect::<Vec<_>>()
            .join(between)
    }

    fn reason(&self, what: &str) -> String {
        self.words.say("import-reason", &[("words", what.into())])
    }

    fn profile(&self) -> Profile {
        let draft = &self.row.draft;
        Profile {
            full_name: self.text(Target::FullName),
            born: draft.day(Target::Born),
            age: draft.count(Target::Age),
            pronouns: self.text(Target::Pronouns),
            postcode: self.text(Target::Postcode),
            contact: self.joined(Target::Contact, "; "),
            waiting_since: draft.day(Target::WaitingSince),
            notes: self.joined(Target::Notes, "\n"),
            their_reference: self.text(Target::Reference),
            ..Profile::new(self.profile, self.plan.kind, &draft.name())
        }
    }

    fn facts(&self) -> Vec<Fact> {
        let said = self.row.draft.facts();
        said.map(|said| Fact {
            id: self.ids.next(),
            profile: self.profile,
            topic: said.topic,
            item: said.item.clone(),
            answer: said.answer,
            value: said.value.clone(),
            said_by: Some(SaidBy::Import),
            how: None,
            on: Some(self.today()),
        })
        .collect()
    }

    fn must_haves(&self) -> Vec<MustHave> {
        let said = self.row.draft.must_haves();
        said.map(|said| MustHave {
            id: self.ids.next(),
            owner: self.profile,
            topic: said.topic,
            item: said.item.to_owned(),
            direction: said.direction,
            low: None,
            high: said.high,
            place: said.place.clone(),
            mode: said.mode,
            kind: said.kind,
            reason: self.reason(&said.words),
            could_change: could_change(said.topic, said.kind),
            approved_by: String::new(),
            review_on: None,
            set_by: SetBy::Worker,
            set_on: self.today(),
            retired_on: None,
        })
        .collect()
    }

    /// The approval of a household. A date that is only a month never gets this far.
    fn approval(&self) -> Option<Check> {
        if self.plan.kind != ProfileKind::Household {
            return None;
        }
        let draft = &self.row.draft;
        let day = |target| match draft.day(target) {
            Some(PartialDate::Day(day)) => Some(day),
            Some(PartialDate::Month(..) | PartialDate::Year(_)) | None => None,
        };
        let (done_on, expires_on) = (day(Target::ApprovedOn), day(Target::NextReview));
        let outcome = match draft.status() {
            Some(Status::Approved) => CheckOutcome::Clear,
            Some(Status::Step(Step::BeingAssessed)) => CheckOutcome::Pending,
            Some(Status::Step(_)) | None if done_on.is_some() => CheckOutcome::Clear,
            Some(Status::Step(_)) | None => return None,
        };
        Some(Check {
            id: self.ids.next(),
            profile: self.profile,
            member: None,
            kind: CheckKind::Approval,
            outcome,
            done_on,
            expires_on,
            decided_by: String::new(),
            note: self
                .words
                .say("import-from-file", &[("file", self.plan.file().into())]),
        })
    }

    fn milestone(&self) -> Option<Milestone> {
        let Some(Status::Step(step)) = self.row.draft.status() else {
            return None;
        };
        let note = self
            .words
            .say("import-from-file", &[("file", self.plan.file().into())]);
        Some(Milestone {
            id: self.ids.next(),
            profile: self.profile,
            step,
            on: self.today(),
            until: None,
            note,
        })
    }

    /// Place-holders for those who live there already: their names are not known yet, but their
    /// places are taken.
    fn members(&self) -> Vec<Member> {
        let living = self
            .row
            .draft
            .count(Target::LivingThere)
            .unwrap_or_default();
        (0..living)
            .map(|_| Member {
                id: self.ids.next(),
                home: self.profile,
                name: String::new(),
                role: MemberRole::PersonSupported,
                age: None,
                view: MemberView::NotAsked,
                words: String::new(),
                asked_on: None,
                from: None,
                left: None,
            })
            .collect()
    }

    fn leftovers(&self) -> Vec<Leftover> {
        let kept = self.row.draft.kept.iter();
        kept.map(|kept| Leftover {
            id: self.ids.next(),
            profile: self.profile,
            file: self.plan.file().to_owned(),
            heading: self
                .plan
                .columns
                .get(kept.column)
                .map(|c| clean(&c.heading).0)
                .unwrap_or_default(),
            cell: self
                .row
                .cells
                .get(kept.column)
                .map(|cell| clean(cell).0)
                .unwrap_or_default(),
        })
        .collect()
    }
}

/// Whether what stands in the way could change: a home can be adapted, an illness cannot.
fn could_change(topic: Topic, kind: MustHaveKind) -> CouldChange {
    match (topic, kind) {
        (Topic::Access, _) => CouldChange::Adaptation,
        (_, MustHaveKind::Need | MustHaveKind::Legal) => CouldChange::No,
        (_, MustHaveKind::PersonsOwn | MustHaveKind::HomesOwn) => CouldChange::Ask,
    }
}
