//! What a must-have costs, counted by hand and against the plain gates.

use proptest::prelude::*;
use settled::domain::must_have::CouldChange;
use settled::domain::preference::Direction;
use settled::domain::topic::Topic;
use settled::matching::compiled::Pool;
use settled::matching::cost::{Costs, costs, opening};
use settled::matching::must_have::{Gate, Outcome, Rule};
use settled::matching::party::Party;

use super::build::{Build, household, person};
use super::packed::{Random, random_home, random_person};

fn pool(homes: &[Build]) -> Pool {
    Pool::new(homes.iter().map(Build::party).collect())
}

/// What a rule leaves and leaves out alone.
fn of(costs: &Costs, topic: Topic) -> (u32, u32) {
    let cost = costs.each.iter().find(|c| c.rule.topic == Some(topic));
    cost.map(|c| (c.leaves, c.alone)).expect("a cost")
}

/// Four homes: two without a garden, one of which has a cat, one with both, one of which nothing is
/// known.
fn homes() -> [Build; 4] {
    [
        household(2)
            .value(Topic::Garden, "no")
            .no(Topic::Pets, "cat"),
        household(3)
            .value(Topic::Garden, "no")
            .yes(Topic::Pets, "cat"),
        household(4)
            .value(Topic::Garden, "yes")
            .yes(Topic::Pets, "cat"),
        household(5),
    ]
}

#[test]
fn a_must_have_leaves_whom_it_does_not_rule_out_and_the_unknown_stay() {
    let aled = person(1)
        .must(Topic::Garden, "")
        .yes(Topic::Allergies, "cat");
    let costs = costs(&aled.party(), &pool(&homes()));
    assert_eq!(costs.compared, 4);
    assert_eq!(of(&costs, Topic::Garden), (2, 1), "one has the cat as well");
    assert_eq!(of(&costs, Topic::Pets), (2, 1));
    let stated = aled.0.must_haves[0].id;
    assert_eq!(costs.of(stated).map(|c| c.leaves), Some(2));
    let needs: Vec<Rule> = costs.needs().iter().map(|c| c.rule.rule).collect();
    assert_eq!(needs, [Rule::Allergy], "a free place is no need");
}

#[test]
fn the_change_that_opens_most_is_named_whoever_could_make_it() {
    // Two homes could put in a stairlift; three would do but for the cat, about which nothing can
    // be done; one would do if Aled gave up the garden.
    let stairlift = |n, answer: &str| {
        let home = household(n)
            .value(Topic::Garden, "yes")
            .no(Topic::Pets, "cat");
        if answer == "no" {
            home.no(Topic::Access, "stairlift")
        } else {
            home.yes(Topic::Access, "stairlift")
        }
    };
    let cat = |n| {
        household(n)
            .value(Topic::Garden, "yes")
            .yes(Topic::Access, "stairlift")
            .yes(Topic::Pets, "cat")
    };
    let no_garden = |n| {
        let mut home = stairlift(n, "yes");
        home.0.facts.retain(|fact| fact.topic != Topic::Garden);
        home.value(Topic::Garden, "no")
    };
    let aled = person(1)
        .yes(Topic::Access, "stairlift")
        .yes(Topic::Allergies, "cat")
        .must(Topic::Garden, "");
    let mut homes = vec![
        stairlift(2, "no"),
        stairlift(3, "no"),
        cat(4),
        cat(5),
        cat(6),
        no_garden(7),
    ];
    let found = opening(&aled.party(), &pool(&homes)).expect("a change");
    assert_eq!(found.finding.rule, Rule::Access);
    assert_eq!(found.change, Some(CouldChange::Adaptation));
    assert_eq!(found.opens, 2);
    homes.extend([no_garden(8), no_garden(9)]);
    let found = opening(&aled.party(), &pool(&homes)).expect("a change");
    assert_eq!(found.finding.must_have, Some(aled.0.must_haves[0].id));
    assert_eq!((found.change, found.opens), (None, 3));
    // Of two that open as many, the one that nobody has to give anything up for.
    homes.extend([stairlift(10, "no")]);
    let found = opening(&aled.party(), &pool(&homes)).expect("a change");
    assert_eq!((found.finding.rule, found.opens), (Rule::Access, 3));
}

#[test]
fn nothing_opens_a_door_where_two_things_stand_in_every_way() {
    let aled = person(1).must(Topic::Garden, "").must(Topic::Internet, "");
    let home = household(2)
        .value(Topic::Garden, "no")
        .value(Topic::Internet, "no");
    assert_eq!(opening(&aled.party(), &pool(&[home])), None);
    assert_eq!(opening(&aled.party(), &pool(&[household(3)])), None);
}

#[test]
fn a_looser_must_have_about_smoking_does_not_replace_the_allergy_and_a_stricter_one_does() {
    let smoke = |high| {
        person(1)
            .yes(Topic::Allergies, "smoke")
            .must_be(Topic::Smoking, "", Direction::Want, |m| m.high = Some(high))
            .party()
    };
    let rules = |person: &Party, home: &Build| -> Vec<(Rule, Outcome)> {
        let findings = match person.gate(&home.party()) {
            Gate::Eligible => Vec::new(),
            Gate::AskFirst(findings)
            | Gate::LeftOut {
                because: findings, ..
            } => findings,
        };
        findings.iter().map(|f| (f.rule, f.outcome)).collect()
    };
    let outside = household(2).value(Topic::Smoking, "outside-only");
    let inside = household(3).value(Topic::Smoking, "inside");
    let loose = smoke(1);
    let asked = rules(&loose, &outside);
    assert!(matches!(
        asked.as_slice(),
        [(Rule::Allergy, Outcome::AskFirst(_))]
    ));
    let fails: Vec<Rule> = rules(&loose, &inside)
        .into_iter()
        .map(|(rule, _)| rule)
        .collect();
    assert_eq!(fails, [Rule::Allergy, Rule::Stated], "both hold");
    let strict = smoke(0);
    for home in [outside, inside] {
        let fails: Vec<Rule> = rules(&strict, &home)
            .into_iter()
            .map(|(rule, _)| rule)
            .collect();
        assert_eq!(fails, [Rule::Stated], "one thing in the way counts as one");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    /// Against the gates pair by pair, and against giving the must-have up.
    #[test]
    fn costs_are_those_of_the_plain_gates(seed in any::<u64>()) {
        let mut random = Random::new(seed);
        let aled = random_person(&mut random, 0).must(Topic::Garden, "").must(Topic::Internet, "");
        let homes: Vec<Party> = (1..=40).map(|n| random_home(&mut random, n).party()).collect();
        let party = aled.party();
        let found = costs(&party, &Pool::new(homes.clone()));
        prop_assert_eq!(found.compared, 40);
        for cost in &found.each {
            let fails = |home: &Party| party.findings(home).iter().any(|f| {
                f.must_have == cost.must_have
                    && (f.rule, f.topic, &f.item) == (cost.rule.rule, cost.rule.topic, &cost.rule.item)
                    && (f.direction == Direction::Avoid) == cost.rule.avoided
                    && matches!(f.outcome, Outcome::Fails(_))
            });
            let left = homes.iter().filter(|home| !fails(home)).count();
            prop_assert_eq!(u32::try_from(left).unwrap(), cost.leaves);
        }
        let passes = |party: &Party| {
            let out = |home: &&Party| !matches!(party.gate(home), Gate::LeftOut { .. });
            u32::try_from(homes.iter().filter(out).count()).unwrap()
        };
        for must in aled.0.must_haves.iter().filter(|m| m.topic.protected().is_none()) {
            let mut without = aled.clone();
            without.0.must_haves.retain(|m| m.id != must.id);
            let without = without.party();
            // Where a need stands behind the must-have, giving it up changes nothing.
            if without.findings(&homes[0]).len() + 1 == party.findings(&homes[0]).len() {
                let alone = found.of(must.id).map(|cost| cost.alone);
                prop_assert_eq!(alone, Some(passes(&without) - passes(&party)));
            }
        }
    }

    /// The best single change opens as many as any rule that can change does alone.
    #[test]
    fn no_change_opens_more_than_the_one_that_is_named(seed in any::<u64>()) {
        let mut random = Random::new(seed);
        let aled = random_person(&mut random, 0).must(Topic::Garden, "");
        let homes: Vec<Party> = (1..=40).map(|n| random_home(&mut random, n).party()).collect();
        let party = aled.party();
        let most = opening(&party, &Pool::new(homes.clone())).map_or(0, |found| found.opens);
        let garden = aled.0.must_haves.iter().find(|m| m.topic == Topic::Garden).unwrap().id;
        let alone = costs(&party, &Pool::new(homes.clone())).of(garden).map_or(0, |c| c.alone);
        prop_assert!(most >= alone);
        let near = homes.iter().filter(|home| {
            matches!(party.gate(home), Gate::LeftOut { near_miss: true, .. })
        });
        let mut by_rule = std::collections::HashMap::new();
        for home in near {
            if let Gate::LeftOut { because, .. } = party.gate(home) {
                let f = &because[0];
                let key = (f.rule, f.whose == party.side(), f.topic, f.item.clone(), f.direction, f.outcome);
                *by_rule.entry(key).or_insert(0_u32) += 1;
            }
        }
        prop_assert!(most >= by_rule.into_values().max().unwrap_or(0));
    }
}
