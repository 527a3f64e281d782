//! What is added up for one of the two views: the tables of every column and every count.

use std::borrow::Cow;

use super::super::column::{Code, Column, Joints, index};
use super::super::demand::Demand;
use super::super::gates::Mark;
use super::super::known::{Answers, Cell};
use super::super::party::Party;
use super::super::score::Line;
use super::super::sums::{Codes, Part, Runs};
use super::super::value::Bounds;
use super::super::wish::{Ask, turned};
use super::asks::Weighed;
use super::sets::{ALL_SAID, Share};
use super::subject::{Journeys, Worths};
use super::{Pool, weight_of};
use crate::domain::topic::{Shape, Topic};

/// What each code adds.
#[derive(Debug, Clone, Default)]
pub(super) struct Table {
    first: Vec<u64>,
    range: Vec<u64>,
}

impl Table {
    pub(super) fn of(parts: &[Part]) -> Self {
        Self {
            first: parts.iter().map(|part| part.first).collect(),
            range: parts.iter().map(|part| part.range).collect(),
        }
    }
}

/// A column of codes, and what each adds.
#[derive(Debug)]
struct Single<'a> {
    codes: &'a [Code],
    parts: Vec<Part>,
}

/// Codes of parties, and what each adds.
#[derive(Debug)]
struct Lookup<'a> {
    codes: Codes<'a>,
    table: Cow<'a, Table>,
}

/// Everything that is added up for one of the two views.
#[derive(Debug, Default)]
pub(super) struct Half<'a> {
    /// The same for everybody.
    pub(super) base: Part,
    /// By party; empty where there is nothing that no table tells.
    pub(super) starts: Vec<u64>,
    pub(super) range_starts: Vec<u64>,
    /// Columns by themselves, for the ranges.
    singles: Vec<Single<'a>>,
    /// The same columns, several as one, for the first sums.
    joined: Vec<(Codes<'a>, Vec<u64>)>,
    /// Counts of sets.
    sets: Vec<Lookup<'a>>,
}

impl<'a> Half<'a> {
    /// Adds the tables of columns, by topic; an empty one is of no account.
    fn look_up(&mut self, joints: &'a Joints, columns: &[&'a [Code]], mut tables: Vec<Vec<Part>>) {
        for (parts, codes) in tables.iter_mut().zip(columns) {
            let first = parts.first().copied().unwrap_or_default();
            if codes.is_empty() || parts.iter().all(|part| *part == first) {
                self.base = self.base.plus(first);
                parts.clear();
            }
        }
        for joint in &joints.0 {
            let members = joint.members.iter().map(|member| member.column);
            let of_members = members.clone().filter_map(|at| tables.get(at));
            let of_members: Vec<&[Part]> = of_members.map(Vec::as_slice).collect();
            if of_members.iter().all(|parts| parts.is_empty()) {
                continue;
            }
            self.joined.push(if joint.codes.is_empty() {
                let codes = members.clone().find_map(|at| columns.get(at).copied());
                let parts = of_members.into_iter().flatten();
                (
                    Codes::Wide(Cow::Borrowed(codes.unwrap_or_default())),
                    parts.map(|part| part.first).collect(),
                )
            } else {
                (
                    Codes::Small(Cow::Borrowed(&joint.codes)),
                    joint.table(&of_members),
                )
            });
        }
        let used = tables.into_iter().zip(columns);
        let used = used.filter(|(parts, _)| !parts.is_empty());
        let single = |(parts, codes): (_, &&'a [Code])| Single { codes, parts };
        self.singles = used.map(single).collect();
    }

    /// Adds counts of a set.
    fn count(&mut self, codes: Codes<'a>, table: Cow<'a, Table>) {
        self.sets.push(Lookup { codes, table });
    }

    /// Adds what each party makes by itself, one by one.
    fn one_by_one(&mut self, parts: impl ExactSizeIterator<Item = Part>) {
        self.starts.resize(parts.len(), 0);
        self.range_starts.resize(parts.len(), 0);
        for ((start, range), part) in self
            .starts
            .iter_mut()
            .zip(&mut self.range_starts)
            .zip(parts)
        {
            *start = start.wrapping_add(part.first);
            *range = range.wrapping_add(part.range);
        }
    }

    /// Adds the same to some parties.
    fn add(&mut self, parties: usize, whose: &[u32], part: Part) {
        let scatter = |sums: &mut Vec<u64>, part: u64| {
            if part == 0 {
                return;
            }
            sums.resize(parties, 0);
            for at in whose {
                if let Some(sum) = sums.get_mut(index(*at)) {
                    *sum = sum.wrapping_add(part);
                }
            }
        };
        scatter(&mut self.starts, part.first);
        scatter(&mut self.range_starts, part.range);
    }

    pub(super) fn first_runs(&self) -> Runs<'_> {
        let mut runs = Runs::default();
        for (codes, table) in &self.joined {
            runs.push(codes, table);
        }
        for lookup in &self.sets {
            runs.push(&lookup.codes, &lookup.table.first);
        }
        runs
    }

    /// What each code of a column by itself adds to a range.
    pub(super) fn range_tables(&self) -> Vec<Vec<u64>> {
        let ranges = |single: &Single<'_>| single.parts.iter().map(|part| part.range).collect();
        self.singles.iter().map(ranges).collect()
    }

    /// The runs that ranges are made of, with the tables of the columns.
    pub(super) fn range_runs<'r>(&'r self, tables: &'r [Vec<u64>]) -> Runs<'r> {
        let mut runs = Runs::default();
        for (single, table) in self.singles.iter().zip(tables) {
            runs.push_wide(single.codes, table);
        }
        for lookup in &self.sets {
            runs.push(&lookup.codes, &lookup.table.range);
        }
        runs
    }

    /// What all of it adds for the party at a place.
    pub(super) fn at(&self, at: usize) -> Part {
        let start = Part {
            first: self.starts.get(at).copied().unwrap_or(0),
            range: self.range_starts.get(at).copied().unwrap_or(0),
        };
        let singles = self.singles.iter().map(|single| {
            let code = single.codes.get(at).copied().map_or(0, usize::from);
            single.parts.get(code).copied().unwrap_or_default()
        });
        let sets = self.sets.iter().map(|set| {
            let code = set.codes.at(at);
            Part {
                first: set.table.first.get(code).copied().unwrap_or(0),
                range: set.table.range.get(code).copied().unwrap_or(0),
            }
        });
        singles.chain(sets).fold(self.base.plus(start), Part::plus)
    }
}

/// What the subject makes of the answers, while it is added up wish by wish.
struct OwnSums<'a> {
    pool: &'a Pool,
    half: Half<'a>,
    /// By topic, for each answer.
    tables: Vec<Vec<Part>>,
}

impl OwnSums<'_> {
    /// Adds what each answer to a topic makes, with its code; answers to open sets have none and are
    /// asked party by party.
    fn add(&mut self, topic: Topic, mut part: impl FnMut(usize, &Cell) -> Part) {
        let parties = &self.pool.parties;
        if matches!(topic.shape(), Shape::OpenSet(_)) {
            let cells = parties.iter().map(|party| party.cell(topic)).enumerate();
            self.half.one_by_one(cells.map(|(at, cell)| part(at, cell)));
        } else if let (Some(table), Some(column)) = (
            self.tables.get_mut(topic as usize),
            self.pool.answers.column(topic),
        ) {
            table.resize(column.values().len(), Part::default());
            for ((at, cell), sum) in column.values().iter().enumerate().zip(table) {
                *sum = sum.plus(part(at, cell));
            }
        }
    }
}

/// What the subject makes of each party.
pub(super) fn own_half<'a>(
    subject: &Party,
    worths: &'a Worths<'a>,
    journeys: &mut Journeys,
) -> Half<'a> {
    let pool = worths.pool;
    let columns = &pool.answers.columns;
    let mut sums = OwnSums {
        pool,
        half: Half::default(),
        tables: vec![Vec::new(); columns.len()],
    };
    let mut shares = Vec::new();
    for wish in &subject.wishes {
        let (ask, weight) = (&wish.ask, wish.weight());
        let neutral = worths.own(ask);
        let part = |bounds| Part::of(Line::new(weight, bounds, neutral));
        match (
            pool.answers.set(ask.topic),
            ask.share(),
            ask.target(),
            pool.answers.places(ask.topic),
        ) {
            (Some(mentions), Some(named), _, _) => shares.push((mentions, named, wish, neutral)),
            (None, _, Some(_), Some(places)) => {
                let wanted = journeys.wanted(ask, places);
                sums.add(ask.topic, |at, _| {
                    let wanted = wanted.get(at).copied().unwrap_or(Bounds::UNKNOWN);
                    part(turned(ask.direction, wanted))
                });
            }
            (_, _, _, _) => sums.add(ask.topic, |_, cell| part(ask.bounds(cell))),
        }
    }
    for (demand, _) in &subject.demands {
        if pool.answers.set(demand.topic).is_none() || demand.named().is_none() {
            sums.add(demand.topic, |_, cell| {
                Mark::from(demand.outcome(cell)).into()
            });
        }
    }
    let OwnSums {
        mut half, tables, ..
    } = sums;
    for (mentions, named, wish, neutral) in shares {
        let share = Share::of(named);
        let parts = share.parts(wish.ask.direction, wish.weight(), neutral);
        let codes = share.codes(mentions, pool.parties.len());
        half.count(codes, Cow::Owned(Table::of(&parts)));
    }
    count_named(subject, pool, &mut half);
    let codes: Vec<&[Code]> = columns
        .iter()
        .map(|column| column.codes.as_slice())
        .collect();
    half.look_up(&pool.answers.joints, &codes, tables);
    if weight_of(subject) == 0 {
        half.base.first = half.base.first.wrapping_add(worths.silent_point);
    }
    half
}

/// Demands for single things of a set: for each topic the rules that wait and those that fail.
fn count_named(subject: &Party, pool: &Pool, half: &mut Half<'_>) {
    let on_sets =
        |demand: &&Demand| demand.named().is_some() && pool.answers.set(demand.topic).is_some();
    let mut demands: Vec<&Demand> = subject.demands.iter().map(|(demand, _)| demand).collect();
    demands.retain(on_sets);
    demands.sort_by_key(|demand| demand.topic);
    for of_topic in demands.chunk_by(|one, next| one.topic == next.topic) {
        let Some(mentions) = of_topic
            .first()
            .and_then(|demand| pool.answers.set(demand.topic))
        else {
            continue;
        };
        let fails = Code::try_from(of_topic.len() + 1).unwrap_or(Code::MAX);
        let asked = of_topic.iter().filter_map(|demand| {
            let steps = marks(demand)?.map(|mark| match mark {
                Mark::Pass => 0,
                Mark::Ask => 1,
                Mark::Fails | Mark::CouldChange => fails,
            });
            Some((demand.named()?, steps))
        });
        let codes = mentions.count(&asked.collect::<Vec<_>>(), pool.parties.len());
        let (ask, fail) = (Part::from(Mark::Ask), Part::from(Mark::Fails));
        let counts = (0..fails).flat_map(|failed| (0..fails).map(move |asked| (failed, asked)));
        let first = counts
            .map(|(failed, asked)| u64::from(failed) * fail.first + u64::from(asked) * ask.first);
        let table = Table {
            first: first.collect(),
            range: Vec::new(),
        };
        let codes = Codes::Wide(Cow::Owned(codes));
        half.count(codes, Cow::Owned(table));
    }
}

/// How a demand for one thing comes out, by what is said of it.
pub(super) fn marks(demand: &Demand) -> Option<[Mark; 4]> {
    let bit = demand.named()?.bit;
    Some(ALL_SAID.map(|said| {
        let mut answers = Answers::default();
        answers.put(bit, said);
        Mark::from(demand.outcome(&Cell::Set(answers)))
    }))
}

/// What each party makes of the subject.
pub(super) fn their_half<'a>(subject: &Party, worths: &'a Worths<'a>) -> Half<'a> {
    let pool = worths.pool;
    let parties = pool.parties.len();
    let mut half = Half {
        starts: worths.starts.clone(),
        ..Half::default()
    };
    let part = |ask: &Ask, weight| {
        let neutral = worths.theirs(ask);
        Part::of(Line::new(
            weight,
            ask.bounds(subject.cell(ask.topic)),
            neutral,
        ))
    };
    let table = |column: &Column<Option<Weighed>>| {
        let wishes = column.values().iter();
        wishes
            .map(|wish| {
                wish.as_ref()
                    .map_or_else(Part::default, |w| part(&w.ask, w.weight))
            })
            .collect()
    };
    let columns = &pool.asks.columns;
    let tables: Vec<Vec<Part>> = columns.iter().map(table).collect();
    let codes: Vec<&[Code]> = columns
        .iter()
        .map(|column| column.codes.as_slice())
        .collect();
    half.look_up(&pool.asks.joints, &codes, tables);
    let sets = Topic::ALL.iter().zip(&pool.asks.sought).zip(&worths.sought);
    for ((topic, sought), table) in sets {
        if let Some(sought) = sought.as_ref().filter(|sought| sought.is_asked()) {
            let codes = sought.codes(subject.cell(*topic));
            half.count(Codes::Wide(Cow::Owned(codes)), Cow::Borrowed(table));
        }
    }
    for (wish, whose) in pool.asks.further.iter() {
        half.add(parties, whose, part(&wish.ask, wish.weight));
    }
    for (demand, whose) in pool.asks.demands.iter() {
        let mark = Mark::from(demand.outcome(subject.cell(demand.topic)));
        half.add(parties, whose, mark.into());
    }
    half
}
