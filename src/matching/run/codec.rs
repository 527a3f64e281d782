//! The text in which a list is kept.
//!
//! One thing a line, its parts between single spaces, the sort of thing in the first letter:
//!
//! ```text
//! v1                              the form of the text
//! w pets want 2 40                a wish of the one it is for: topic, direction, level, out of
//! h <id> g0 66.74.81 78 71        somebody listed: part (g and the group, n, a), fit, own view, theirs
//! o 20:55000 12:10000.55000.100000    the points and worth of each own wish, in the order of the w lines
//! t bedtime,want,2,30,60,55000    the wishes of the other: topic, direction, level, points, out of, worth
//! r access o access + step-free 21 9  a rule: code, whose, topic, wanted or not, thing; left out, alone
//! g <id>                          somebody who had gone
//! b access o access + step-free   a rule that leaves them out
//! ```
//!
//! A number with its range is `low.point.high`, or one number where they are the same. A view that
//! only stands in for silence has `~` before it. `o` and `t` belong to the `h` before them, `b` to the
//! `g` before it.

use std::fmt;
use std::str::FromStr;

use super::{Gone, KeptHome, KeptList, KeptView, KeptWish, KeptWishes, Part, Whole};
use crate::domain::check::CheckKind;
use crate::domain::id::ProfileId;
use crate::domain::preference::{Direction, Level};
use crate::domain::topic::Topic;
use crate::matching::must_have::{Rule, RuleKey};
use crate::matching::shortlist::RuleCount;

/// A text that is not a kept list, or one in a form from the future.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a kept list in a form that this version knows")]
pub struct NotAKeptList;

impl fmt::Display for KeptList {
    /// The text of the list.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("v1")?;
        let told = self.homes.iter().find_map(|home| home.wishes.as_ref());
        for wish in told.iter().flat_map(|wishes| &wishes.own) {
            let (topic, direction) = (wish.topic.code(), wish.direction.code());
            let level = wish.level.code();
            write!(f, "\nw {topic} {direction} {level} {}", wish.out_of)?;
        }
        for home in &self.homes {
            write!(f, "\nh {} {}", home.id.0.simple(), part_code(home.part))?;
            write!(f, " {}", range(home.fit))?;
            for view in [home.own, home.theirs] {
                let mark = if view.stated { "" } else { "~" };
                write!(f, " {mark}{}", range(view.whole))?;
            }
            if let Some(wishes) = &home.wishes {
                write_wishes(f, wishes)?;
            }
        }
        for count in &self.left_out {
            write!(f, "\nr {}", rule_text(&count.rule))?;
            write!(f, " {} {}", count.left_out, count.alone)?;
        }
        for gone in &self.gone {
            write!(f, "\ng {}", gone.id.0.simple())?;
            for rule in &gone.because {
                write!(f, "\nb {}", rule_text(rule))?;
            }
        }
        Ok(())
    }
}

fn write_wishes(f: &mut fmt::Formatter<'_>, wishes: &KeptWishes) -> fmt::Result {
    f.write_str("\no")?;
    for wish in &wishes.own {
        write!(f, " {}:{}", wish.points, worth_text(wish.worth))?;
    }
    f.write_str("\nt")?;
    for wish in &wishes.theirs {
        let (topic, direction) = (wish.topic.code(), wish.direction.code());
        let (level, points, out_of) = (wish.level.code(), wish.points, wish.out_of);
        let worth = worth_text(wish.worth);
        write!(f, " {topic},{direction},{level},{points},{out_of},{worth}")?;
    }
    Ok(())
}

fn range(whole: Whole) -> String {
    worth_text([whole.low, whole.point, whole.high])
}

fn worth_text([low, point, high]: [u32; 3]) -> String {
    if low == point && point == high {
        point.to_string()
    } else {
        format!("{low}.{point}.{high}")
    }
}

fn part_code(part: Part) -> String {
    match part {
        Part::Group(group) => format!("g{group}"),
        Part::NotEnough => "n".to_owned(),
        Part::SetAside => "a".to_owned(),
    }
}

/// The code under which a rule is kept: the end of the id of its words.
fn rule_code(rule: Rule) -> &'static str {
    let id = rule.word_id();
    id.strip_prefix("rule-").unwrap_or(id)
}

fn rule_of(code: &str) -> Option<Rule> {
    let checks = CheckKind::ALL.iter().map(|kind| Rule::Check(*kind));
    let rules = Rule::ALL.iter().copied().chain(checks);
    rules.into_iter().find(|rule| rule_code(*rule) == code)
}

fn rule_text(key: &RuleKey) -> String {
    let whose = if key.own { "o" } else { "t" };
    let topic = key.topic.map_or("-", Topic::code);
    let wanted = if key.avoided { "-" } else { "+" };
    let item = escaped(&key.item);
    format!("{} {whose} {topic} {wanted} {item}", rule_code(key.rule))
}

/// A thing in its own words, without spaces and never empty.
fn escaped(item: &str) -> String {
    if item.is_empty() {
        return "-".to_owned();
    }
    let mut text = String::with_capacity(item.len());
    for c in item.chars() {
        match c {
            '%' => text.push_str("%25"),
            ' ' => text.push_str("%20"),
            '\n' => text.push_str("%0a"),
            '\r' => text.push_str("%0d"),
            '-' if item.len() == 1 => text.push_str("%2d"),
            other => text.push(other),
        }
    }
    text
}

fn unescaped(text: &str) -> String {
    if text == "-" {
        return String::new();
    }
    // The sign itself last, so that what it stood before is not read again.
    text.replace("%20", " ")
        .replace("%0a", "\n")
        .replace("%0d", "\r")
        .replace("%2d", "-")
        .replace("%25", "%")
}

impl FromStr for KeptList {
    type Err = NotAKeptList;

    fn from_str(text: &str) -> Result<Self, NotAKeptList> {
        let mut lines = text.lines();
        if lines.next() != Some("v1") {
            return Err(NotAKeptList);
        }
        let mut list = Self::default();
        let mut heads: Vec<KeptWish> = Vec::new();
        for line in lines {
            read(line, &mut list, &mut heads).ok_or(NotAKeptList)?;
        }
        Ok(list)
    }
}

/// Reads one line into the list; `heads` are the wishes of the one it is for.
fn read(line: &str, list: &mut KeptList, heads: &mut Vec<KeptWish>) -> Option<()> {
    let (sort, rest) = line.split_once(' ').unwrap_or((line, ""));
    let parts: Vec<&str> = rest.split(' ').filter(|part| !part.is_empty()).collect();
    match sort {
        "w" => heads.push(head(&parts)?),
        "h" => list.homes.push(home(&parts)?),
        "o" => {
            if parts.len() != heads.len() {
                return None;
            }
            let wish = |(text, head): (&&str, &KeptWish)| {
                let (points, worth) = text.split_once(':')?;
                Some(KeptWish {
                    points: points.parse().ok()?,
                    worth: worth_of(worth)?,
                    ..*head
                })
            };
            let own = parts.iter().zip(heads.iter()).map(wish);
            let own = own.collect::<Option<Vec<KeptWish>>>()?;
            list.homes.last_mut()?.wishes = Some(KeptWishes {
                own,
                theirs: Vec::new(),
            });
        }
        "t" => {
            let theirs = parts.iter().map(|text| their_wish(text));
            let theirs = theirs.collect::<Option<Vec<KeptWish>>>()?;
            list.homes.last_mut()?.wishes.as_mut()?.theirs = theirs;
        }
        "r" => {
            let [rule @ .., left_out, alone] = parts.as_slice() else {
                return None;
            };
            list.left_out.push(RuleCount {
                rule: rule_key(rule)?,
                left_out: left_out.parse().ok()?,
                alone: alone.parse().ok()?,
            });
        }
        "g" => list.gone.push(Gone {
            id: profile(parts.first()?)?,
            because: Vec::new(),
        }),
        "b" => list.gone.last_mut()?.because.push(rule_key(&parts)?),
        _ => return None,
    }
    Some(())
}

fn head(parts: &[&str]) -> Option<KeptWish> {
    let [topic, direction, level, out_of] = parts else {
        return None;
    };
    Some(KeptWish {
        topic: Topic::from_code(topic)?,
        direction: Direction::from_code(direction)?,
        level: Level::from_code(level)?,
        points: 0,
        out_of: out_of.parse().ok()?,
        worth: [0; 3],
    })
}

fn their_wish(text: &str) -> Option<KeptWish> {
    let parts: Vec<&str> = text.split(',').collect();
    let [topic, direction, level, points, out_of, worth] = parts.as_slice() else {
        return None;
    };
    Some(KeptWish {
        points: points.parse().ok()?,
        worth: worth_of(worth)?,
        ..head(&[topic, direction, level, out_of])?
    })
}

fn home(parts: &[&str]) -> Option<KeptHome> {
    let [id, part, fit, own, theirs] = parts else {
        return None;
    };
    let part = match part.strip_prefix('g') {
        Some(group) => Part::Group(group.parse().ok()?),
        None if *part == "n" => Part::NotEnough,
        None if *part == "a" => Part::SetAside,
        None => return None,
    };
    Some(KeptHome {
        id: profile(id)?,
        part,
        fit: whole(fit)?,
        own: view(own)?,
        theirs: view(theirs)?,
        wishes: None,
    })
}

fn profile(text: &str) -> Option<ProfileId> {
    uuid::Uuid::try_parse(text).ok().map(ProfileId)
}

fn view(text: &str) -> Option<KeptView> {
    let silent = text.strip_prefix('~');
    Some(KeptView {
        stated: silent.is_none(),
        whole: whole(silent.unwrap_or(text))?,
    })
}

fn whole(text: &str) -> Option<Whole> {
    let [low, point, high] = worth_of(text)?;
    Some(Whole { low, point, high })
}

fn worth_of(text: &str) -> Option<[u32; 3]> {
    let numbers: Option<Vec<u32>> = text.split('.').map(|n| n.parse().ok()).collect();
    match numbers?.as_slice() {
        [one] => Some([*one; 3]),
        [low, point, high] => Some([*low, *point, *high]),
        _ => None,
    }
}

fn rule_key(parts: &[&str]) -> Option<RuleKey> {
    let [rule, whose, topic, wanted, item] = parts else {
        return None;
    };
    Some(RuleKey {
        rule: rule_of(rule)?,
        own: *whose == "o",
        topic: match *topic {
            "-" => None,
            code => Some(Topic::from_code(code)?),
        },
        item: unescaped(item),
        avoided: *wanted == "-",
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_rule_has_a_code_of_its_own_that_leads_back_to_it() {
        let checks = CheckKind::ALL.iter().map(|kind| Rule::Check(*kind));
        for rule in Rule::ALL.iter().copied().chain(checks) {
            assert_eq!(rule_of(rule_code(rule)), Some(rule));
        }
    }

    #[test]
    fn texts_in_another_form_are_refused() {
        for odd in [
            "",
            "v2",
            "v1\nx",
            "v1\no 1:2",
            "v1\nw pets want 2",
            "v1\nh 1 g0 1 2 3",
            "v1\nb access o access + x",
            "v1\nr flies o access + x 1 1",
        ] {
            assert_eq!(odd.parse::<KeptList>(), Err(NotAKeptList), "{odd:?}");
        }
        assert_eq!("v1".parse(), Ok(KeptList::default()));
    }

    fn whole_strategy() -> impl Strategy<Value = Whole> {
        [0..=100_u32, 0..=100_u32, 0..=100_u32].prop_map(|mut n| {
            n.sort_unstable();
            let [low, point, high] = n;
            Whole { low, point, high }
        })
    }

    fn view_strategy() -> impl Strategy<Value = KeptView> {
        (any::<bool>(), whole_strategy()).prop_map(|(stated, whole)| KeptView { stated, whole })
    }

    fn wish_strategy() -> impl Strategy<Value = KeptWish> {
        let choice = (
            prop::sample::select(Topic::ALL),
            prop::sample::select(Direction::ALL),
            prop::sample::select(Level::ALL),
        );
        let worth = [
            10_000..=100_000_u32,
            10_000..=100_000_u32,
            10_000..=100_000_u32,
        ];
        (choice, 0..=100_u32, 0..=100_u32, worth, any::<bool>()).prop_map(
            |((topic, direction, level), points, out_of, worth, known)| KeptWish {
                topic,
                direction,
                level,
                points,
                out_of,
                worth: if known { [worth[0]; 3] } else { worth },
            },
        )
    }

    fn rule_strategy() -> impl Strategy<Value = RuleKey> {
        let checks = CheckKind::ALL.iter().map(|kind| Rule::Check(*kind));
        let rules: Vec<Rule> = Rule::ALL.iter().copied().chain(checks).collect();
        let topic = prop::option::of(prop::sample::select(Topic::ALL));
        let item = prop_oneof![
            Just(String::new()),
            Just("-".to_owned()),
            "[ -~\n\réŵ%]{0,12}"
        ];
        (
            prop::sample::select(rules),
            any::<bool>(),
            topic,
            item,
            any::<bool>(),
        )
            .prop_map(|(rule, own, topic, item, avoided)| RuleKey {
                rule,
                own,
                topic,
                item,
                avoided,
            })
    }

    prop_compose! {
        fn list_strategy()(own in prop::collection::vec(wish_strategy(), 0..5))
            (homes in prop::collection::vec(
                (any::<u128>(), 0..5_usize, whole_strategy(), view_strategy(), view_strategy(),
                 any::<bool>(), prop::collection::vec(wish_strategy(), 0..4),
                 prop::collection::vec((0..=100_u32, 10_000..=100_000_u32), own.len())),
                0..6),
             left_out in prop::collection::vec((rule_strategy(), any::<u32>(), any::<u32>()), 0..4),
             gone in prop::collection::vec(
                (any::<u128>(), prop::collection::vec(rule_strategy(), 0..3)), 0..3),
             own in Just(own))
            -> KeptList {
            let id = |n: u128| ProfileId(uuid::Uuid::from_u128(n));
            KeptList {
                homes: homes.into_iter().map(|(n, part, fit, mine, theirs, told, wishes, points)| KeptHome {
                    id: id(n),
                    part: match part {
                        3 => Part::NotEnough,
                        4 => Part::SetAside,
                        group => Part::Group(group),
                    },
                    fit,
                    own: mine,
                    theirs,
                    wishes: told.then(|| KeptWishes {
                        own: own.iter().zip(points)
                            .map(|(wish, (points, worth))| KeptWish { points, worth: [worth; 3], ..*wish })
                            .collect(),
                        theirs: wishes,
                    }),
                }).collect(),
                left_out: left_out.into_iter()
                    .map(|(rule, left_out, alone)| RuleCount { rule, left_out, alone })
                    .collect(),
                gone: gone.into_iter().map(|(n, because)| Gone { id: id(n), because }).collect(),
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_is_written_reads_back_the_same(list in list_strategy()) {
            let text = list.to_string();
            prop_assert_eq!(text.parse::<KeptList>(), Ok(list), "{}", text);
        }
    }
}
