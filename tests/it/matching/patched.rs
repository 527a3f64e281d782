//! Pools that are brought up to date after a change against pools that are made anew.

use std::collections::HashMap;

use settled::app::Moment;
use settled::app::effect::{Effect, Reply, Ticket};
use settled::app::match_data::LeftOutRow;
use settled::demo::Size;
use settled::domain::fact::Fact;
use settled::domain::id::{FactId, Ids, MilestoneId, PairId, ProfileId};
use settled::domain::introduction::{Pair, PairSource};
use settled::domain::port::{Change, OpKind, RecordKind, Write};
use settled::domain::profile::{Milestone, Profile, ProfileKind, Step};
use settled::domain::topic::{Kind, Topic};
use settled::matching::explain::Reasons;
use settled::matching::score::Fit;
use settled::matching::shortlist::{Entry, RuleCount};
use settled::runtime::clock::Clock;
use settled::runtime::home::Home;
use settled::runtime::keeper::Keeper;
use settled::words::Words;
use uuid::Uuid;

use super::build::TODAY;
use crate::desk::{NOW, practice_store};

/// A keeper of practice people, to whom things happen one after the other.
struct Kept {
    keeper: Keeper,
    moment: Moment,
    words: Words,
    done: u128,
}

impl Kept {
    fn new() -> Self {
        let home = Home::of_practice(Some("practice".into()), "test");
        Self {
            keeper: Keeper::with_store(home, practice_store(Size::N(40)), "Test officer").unwrap(),
            moment: Clock::from_settings(None, Some(NOW)).unwrap().moment(),
            words: Words::english(),
            done: 0,
        }
    }

    fn perform(&mut self, effect: Effect) {
        self.done += 1;
        let ids = Ids::new(Uuid::from_u128(
            0x0190_0000_0000_7000_8000_0000_0000_0000 + (self.done << 16),
        ));
        let answer = self.keeper.perform(effect, self.moment, &ids, &self.words);
        let (_, reply) = answer.unwrap();
        assert!(!matches!(reply, Reply::Trouble(_)), "{reply:?}");
    }

    fn ids(&self, kind: ProfileKind) -> Vec<ProfileId> {
        let mut ids = Vec::new();
        let store = self.keeper.store().unwrap();
        store
            .for_each_sheet(kind, |sheet| ids.push(sheet.profile.id))
            .unwrap();
        ids
    }

    /// The lists of one person and one household, and who is left out of each.
    fn lists(&mut self) -> Vec<Told> {
        let kinds = [ProfileKind::Person, ProfileKind::Household];
        let lists = kinds.map(|kind| {
            let id = self.ids(kind)[1];
            let data = self.keeper.shortlist(id, TODAY).unwrap();
            let left_out = self.keeper.left_out(id, TODAY).unwrap();
            let told = |entry: &Entry| (entry.id, entry.fit, entry.questions, entry.close);
            Told {
                eligible: data.list.eligible().map(told).collect(),
                not_enough: data.list.not_enough.iter().map(told).collect(),
                near: left_out.near,
                others: left_out.others,
                rules: left_out.rules,
                names: data.names,
                reasons: data.reasons,
            }
        });
        lists.into()
    }
}

/// What a list tells; places in the pool differ and mean nothing outside.
#[derive(Debug, PartialEq)]
struct Told {
    eligible: Vec<(ProfileId, Fit, u8, bool)>,
    not_enough: Vec<(ProfileId, Fit, u8, bool)>,
    near: Vec<LeftOutRow>,
    others: Vec<LeftOutRow>,
    rules: Vec<RuleCount>,
    names: HashMap<ProfileId, String>,
    reasons: HashMap<ProfileId, Reasons>,
}

fn change(writes: Vec<Write>) -> Effect {
    Effect::Apply(
        Ticket(1),
        Change {
            kind: OpKind::ProfileChanged,
            about: "a change".to_owned(),
            writes,
        },
    )
}

/// What happens, one after the other.
fn steps(kept: &Kept) -> Vec<Effect> {
    let homes = kept.ids(ProfileKind::Household);
    let people = kept.ids(ProfileKind::Person);
    let id = Uuid::from_u128;
    let on_hold = |n, profile| {
        Write::put(&Milestone {
            id: MilestoneId(id(n)),
            profile,
            step: Step::OnHold,
            on: TODAY,
            until: None,
            note: String::new(),
        })
    };
    let newcomer = Profile::new(ProfileId(id(77)), ProfileKind::Household, "Morgan");
    let looks = Fact::yes(FactId(id(72)), newcomer.id, Topic::Kinds, "live-in", "");
    let pair = Pair {
        id: PairId(id(90)),
        mover: people[3],
        home: homes[5],
        kind: Kind::LiveIn,
        source: PairSource::Shortlist,
        since: TODAY,
        set_aside_on: None,
        set_aside_by: None,
        set_aside_reason: None,
        set_aside_words: String::new(),
    };
    vec![
        change(vec![on_hold(70, homes[0]), on_hold(71, homes[2])]),
        change(vec![Write::TakeOut(RecordKind::Milestone, id(70))]),
        Effect::Undo(Ticket(2)),
        Effect::Redo(Ticket(3)),
        change(vec![Write::put(&newcomer), Write::put(&looks)]),
        change(vec![on_hold(80, people[4])]),
        change(vec![Write::put(&pair)]),
        change(vec![Write::TakeOut(RecordKind::Profile, newcomer.id.0)]),
        Effect::Undo(Ticket(4)),
    ]
}

#[test]
fn after_every_change_the_lists_are_those_of_pools_made_anew() {
    let mut patched = Kept::new();
    let mut seen = vec![patched.lists()];
    let all = steps(&patched);
    let count = all.len();
    for (done, step) in (1..).zip(all) {
        patched.perform(step);
        let lists = patched.lists();
        // The same things happen to somebody who has not asked for a list before.
        let mut anew = Kept::new();
        for step in steps(&anew).into_iter().take(done) {
            anew.perform(step);
        }
        assert_eq!(anew.lists(), lists, "step {done}");
        seen.push(lists);
    }
    let changed = seen.windows(2).filter(|two| two[0] != two[1]).count();
    assert!(
        changed >= count - 2,
        "only {changed} of {count} steps changed a list"
    );
}
