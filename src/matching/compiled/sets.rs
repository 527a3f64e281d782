//! Sets: who said what of each thing, and who asks for which things.
//!
//! A set has too many different answers for a table of them all. But what a share of things is worth
//! depends on two counts only: how many are there, and how many are not. So for each thing there is a
//! list of those who mention it, and the counts of a whole pool are a few runs through such lists.

use std::borrow::Cow;

use super::super::column::{Code, Interner, index, insert, sum_of};
use super::super::known::{Answers, Cell, Named, Said, Words};
use super::super::score::Line;
use super::super::sums::{Codes, Part};
use super::super::wish::{Ask, share_of, turned};
use crate::domain::preference::Direction;
use crate::domain::topic::{Shape, Topic};

/// One for each topic that is a set, in the order of the topics; `make` is told whether anything may be
/// named in it.
pub(super) fn of_sets<T>(make: fn(bool) -> T) -> Vec<Option<T>> {
    let of = |topic: &Topic| match topic.shape() {
        Shape::Set(_) => Some(make(false)),
        Shape::OpenSet(_) => Some(make(true)),
        Shape::Text
        | Shape::Lines
        | Shape::YesNo
        | Shape::Choice(_)
        | Shape::Scale(_)
        | Shape::Number(..)
        | Shape::Date
        | Shape::Place => None,
    };
    Topic::ALL.iter().map(of).collect()
}

/// A thing of a set: its place in the list of a closed set, or its words.
#[derive(Debug, Clone, Copy)]
enum Thing<'a> {
    Listed(u32),
    Words(&'a Words),
}

/// The numbers of the things of one set.
#[derive(Debug, Clone)]
struct Things {
    open: bool,
    words: Interner<Words>,
}

impl Things {
    fn new(open: bool) -> Self {
        Self {
            open,
            words: Interner::new(),
        }
    }

    fn named<'a>(&self, named: &'a Named) -> Thing<'a> {
        if self.open {
            Thing::Words(&named.words)
        } else {
            Thing::Listed(named.bit.trailing_zeros())
        }
    }

    fn number(&mut self, thing: Thing<'_>) -> usize {
        index(match thing {
            Thing::Listed(place) => place,
            Thing::Words(words) => {
                self.words
                    .number(sum_of(words), |known| known == words, || words.clone())
            }
        })
    }

    fn find(&self, thing: Thing<'_>) -> Option<usize> {
        match thing {
            Thing::Listed(place) => Some(place),
            Thing::Words(words) => self.words.find(sum_of(words), |known| known == words),
        }
        .map(index)
    }
}

/// Goes through everything that an answer mentions, each thing once.
fn each_mention<'a>(cell: &'a Cell, mut each: impl FnMut(Thing<'a>, Said)) {
    match cell {
        Cell::Set(answers) => {
            let mut rest = answers.yes | answers.no | answers.partly;
            while rest != 0 {
                let place = rest.trailing_zeros();
                each(Thing::Listed(place), answers.said(1 << place));
                rest &= rest - 1;
            }
        }
        Cell::Open(listed) => {
            // In the order of the alphabet; of what is said twice the first counts.
            for same in listed.items.chunk_by(|one, next| one.0 == next.0) {
                if let Some((words, said)) = same.first() {
                    each(Thing::Words(words), *said);
                }
            }
        }
        Cell::Unknown | Cell::OneOf(_) | Cell::Number(..) | Cell::From(_) | Cell::Place(_) => {}
    }
}

/// Whether an answer says two things of the same thing, which counts cannot tell.
pub(in super::super) const fn contradicts_itself(cell: &Cell) -> bool {
    if let Cell::Set(Answers { yes, no, partly }) = cell {
        *yes & *no | *yes & *partly | *no & *partly != 0
    } else {
        false
    }
}

const fn is_closed(cell: &Cell) -> bool {
    matches!(cell, Cell::Open(listed) if listed.closed)
}

/// What each [`Said`] of one thing adds to a count.
pub(in super::super) type Steps = [Code; 4];

/// The steps of a share: `gone` for each half thing that is not there, 1 for each that is.
fn halves(gone: Code) -> Steps {
    ALL_SAID.map(|said| match said {
        Said::Yes => 2,
        Said::No => 2 * gone,
        Said::Partly => 1 + gone,
        Said::Unknown => 0,
    })
}

/// What may be said of a thing, in the order of [`Steps`].
pub(super) const ALL_SAID: [Said; 4] = [Said::Yes, Said::No, Said::Partly, Said::Unknown];

/// The steps of a share of at most [`MOST_SOUGHT`] things, whose sum fits into eight bits.
fn small(said: Said) -> u8 {
    u8::try_from(step(halves(SPAN), said)).unwrap_or(u8::MAX)
}

fn put(list: &mut [u8], at: u32, steps: u8) {
    if let Some(place) = list.get_mut(index(at)) {
        *place = steps;
    }
}

fn step(steps: Steps, said: Said) -> Code {
    steps.get(said as usize).copied().unwrap_or(0)
}

/// One mention of a thing: the party, whether it said that there is nothing else, and what it says.
#[derive(Debug, Clone, Copy)]
struct Mention(u32);

/// The numbers of this many parties fit into a [`Mention`].
const MOST_PARTIES: u32 = 1 << 29;

impl Mention {
    const fn new(at: u32, closed: bool, said: Said) -> Self {
        Self(at << 3 | (closed as u32) << 2 | said as u32)
    }

    const fn at(self) -> u32 {
        self.0 >> 3
    }

    /// What it says; 4 more for a party that said that there is nothing else.
    const fn kind(self) -> usize {
        (self.0 & 7) as usize
    }
}

/// Who said what of each thing of a set.
#[derive(Debug, Clone)]
pub(in super::super) struct Mentions {
    things: Things,
    /// By thing, in the order of the parties.
    whose: Vec<Vec<Mention>>,
    /// Those who said that there is nothing else, in order.
    closed: Vec<u32>,
    /// By thing, for the first few: the halves of every party, which are added up many at a time.
    halves: Vec<Vec<u8>>,
}

/// So many things of a set are written down for every party. Those that many mention come early.
const MOST_DENSE: usize = 64;

/// Adds the steps of a list for every party.
fn add_all(sums: &mut [u8], list: &[u8], mask: u8) {
    for (sum, own) in sums.iter_mut().zip(list) {
        *sum = sum.wrapping_add(own & mask);
    }
}

impl Mentions {
    pub(super) fn new(open: bool) -> Self {
        Self {
            things: Things::new(open),
            whose: Vec::new(),
            closed: Vec::new(),
            halves: Vec::new(),
        }
    }

    /// Writes down the answer of one of `parties` parties. False if there is no room for so many.
    pub(super) fn put(&mut self, at: u32, parties: usize, cell: &Cell) -> bool {
        let closed = is_closed(cell);
        if closed {
            insert(&mut self.closed, at, |at| *at);
            self.put_halves(at, small(Said::No));
        }
        each_mention(cell, |thing, said| {
            let number = self.things.number(thing);
            while self.halves.len() <= number.min(MOST_DENSE - 1) {
                let mut halves = vec![0; parties];
                for closed in &self.closed {
                    put(&mut halves, *closed, small(Said::No));
                }
                self.halves.push(halves);
            }
            if let Some(halves) = self.halves.get_mut(number) {
                put(halves, at, small(said));
            }
            if self.whose.len() <= number {
                self.whose.resize_with(number + 1, Vec::new);
            }
            if let Some(whose) = self.whose.get_mut(number) {
                insert(whose, Mention::new(at, closed, said), |m| m.at());
            }
        });
        at < MOST_PARTIES
    }

    /// Forgets an answer.
    pub(super) fn clear(&mut self, at: u32, cell: &Cell) {
        self.closed.retain(|closed| *closed != at);
        self.put_halves(at, 0);
        each_mention(cell, |thing, _| {
            let number = self.things.find(thing);
            if let Some(whose) = number.and_then(|number| self.whose.get_mut(number)) {
                whose.retain(|mention| mention.at() != at);
            }
        });
    }

    fn put_halves(&mut self, at: u32, steps: u8) {
        for halves in &mut self.halves {
            put(halves, at, steps);
        }
    }

    /// Has room for this many parties, and for no more.
    pub(super) fn resize(&mut self, parties: usize) {
        for halves in &mut self.halves {
            halves.resize(parties, 0);
        }
    }

    /// The steps of a share of a few things, if all of them are written down for every party.
    fn add_halves(&self, named: &[Named], parties: usize) -> Option<Vec<u8>> {
        let mut sums = vec![0; parties];
        for named in named {
            let number = self.things.find(self.things.named(named))?;
            add_all(&mut sums, self.halves.get(number)?, u8::MAX);
        }
        Some(sums)
    }

    /// For each of `parties` parties the steps of what it says of these things, added up.
    pub(in super::super) fn count(&self, asked: &[(&Named, Steps)], parties: usize) -> Vec<Code> {
        let all = |said| {
            let steps = asked.iter().map(|(_, steps)| step(*steps, said));
            steps.fold(0, Code::wrapping_add)
        };
        let mut codes = vec![all(Said::Unknown); parties];
        let closed = all(Said::No);
        for at in &self.closed {
            if let Some(code) = codes.get_mut(index(*at)) {
                *code = closed;
            }
        }
        for (named, steps) in asked {
            let whose = self
                .things
                .find(self.things.named(named))
                .and_then(|number| self.whose.get(number));
            let changes = changes(*steps);
            for mention in whose.into_iter().flatten() {
                let change = changes.get(mention.kind()).copied().unwrap_or(0);
                if let Some(code) = codes.get_mut(index(mention.at())) {
                    *code = code.wrapping_add(change);
                }
            }
        }
        codes
    }
}

/// What a mention changes against no mention, by [`Mention::kind`]: who said that there is nothing
/// else has said no to what is not mentioned.
fn changes(steps: Steps) -> [Code; 8] {
    let against = |unsaid| steps.map(|own| own.wrapping_sub(step(steps, unsaid)));
    let mut changes = [0; 8];
    let both = against(Said::Unknown).into_iter().chain(against(Said::No));
    for (change, of_kind) in changes.iter_mut().zip(both) {
        *change = of_kind;
    }
    changes
}

/// A wish for a share of things as numbers: what is wished for, and the counts it comes down to.
pub(in super::super) struct Share<'a> {
    named: &'a [Named],
}

impl<'a> Share<'a> {
    pub(in super::super) const fn of(named: &'a [Named]) -> Self {
        Self { named }
    }

    /// The most things that its codes have room for.
    fn most(&self) -> Code {
        let named = Code::try_from(self.named.len()).unwrap_or(Code::MAX / 4);
        named.max(MOST_SOUGHT)
    }

    /// For each party the two counts as one code.
    pub(in super::super) fn codes(&self, mentions: &Mentions, parties: usize) -> Codes<'static> {
        let dense = (self.most() == MOST_SOUGHT).then(|| mentions.add_halves(self.named, parties));
        if let Some(small) = dense.flatten() {
            return Codes::Small(Cow::Owned(small));
        }
        let steps = halves(2 * self.most() + 1);
        let asked: Vec<(&Named, Steps)> = self.named.iter().map(|named| (named, steps)).collect();
        Codes::Wide(Cow::Owned(mentions.count(&asked, parties)))
    }

    /// What each code is worth.
    pub(in super::super) fn parts(
        &self,
        direction: Direction,
        weight: u8,
        neutral: u32,
    ) -> Vec<Part> {
        let class = Class {
            of: self.named.len(),
            direction,
            weight,
        };
        class.parts(self.most().into(), neutral)
    }
}

/// Wishes for shares that only differ in the things they name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Class {
    of: usize,
    direction: Direction,
    weight: u8,
}

impl Class {
    /// The class of a wish, if it is for a share of few enough things.
    fn of(ask: &Ask, weight: u8) -> Option<Self> {
        let of = ask.share()?.len();
        (of <= usize::from(MOST_SOUGHT)).then_some(Self {
            of,
            direction: ask.direction,
            weight,
        })
    }

    /// What it makes of every count of halves there and gone, in a table for up to `most` things.
    fn parts(self, most: usize, neutral: u32) -> Vec<Part> {
        let span = 2 * most + 1;
        let mut parts = vec![Part::default(); span * span];
        for (gone, row) in parts.chunks_mut(span).enumerate().take(2 * self.of + 1) {
            for (there, part) in row.iter_mut().enumerate().take(2 * self.of + 1 - gone) {
                let bounds = turned(self.direction, share_of(there, gone, self.of));
                *part = Part::of(Line::new(self.weight, bounds, neutral));
            }
        }
        parts
    }
}

/// The most things of a wish that is counted from the side of the one it is about.
const MOST_SOUGHT: Code = 4;

/// Every count of half things, from none to all.
const SPAN: Code = 2 * MOST_SOUGHT + 1;

/// Codes for each class: every count of halves there and gone.
const AREA: usize = SPAN as usize * SPAN as usize;

/// Who asks for which things of a set: one wish for a share of each party.
#[derive(Debug, Clone)]
pub(in super::super) struct Sought {
    things: Things,
    /// By thing, in the order of the parties.
    whose: Vec<Vec<u32>>,
    /// The same for the first few, for every party: all bits or none, to be added up many at a time.
    masks: Vec<Vec<u8>>,
    classes: Interner<Option<Class>>,
    /// For each party the code of its class at nothing there and nothing gone; 0 for no wish.
    starts: Vec<Code>,
}

impl Sought {
    pub(super) fn new(open: bool) -> Self {
        let mut classes = Interner::new();
        classes.number(0, |_| true, || None);
        Self {
            things: Things::new(open),
            whose: Vec::new(),
            masks: Vec::new(),
            classes,
            starts: Vec::new(),
        }
    }

    /// Writes down a wish of one of `parties` parties. False if it has to be written down somewhere
    /// else: it is not for a share, names too many things, or is another one of the party.
    pub(super) fn put(&mut self, at: u32, parties: usize, ask: &Ask, weight: u8) -> bool {
        let Some(class) = Class::of(ask, weight) else {
            return false;
        };
        self.starts.resize(parties, 0);
        let number = self.classes.number(
            sum_of(&class),
            |known| *known == Some(class),
            || Some(class),
        );
        let start = self.starts.get_mut(index(at)).filter(|start| **start == 0);
        let last = Code::try_from((index(number) + 1) * AREA);
        let (Some(start), Ok(last)) = (start, last) else {
            return false;
        };
        *start = last - SPAN * SPAN;
        for named in ask.share().unwrap_or_default() {
            let number = self.things.number(self.things.named(named));
            if self.whose.len() <= number {
                self.whose.resize_with(number + 1, Vec::new);
            }
            if let Some(whose) = self.whose.get_mut(number) {
                insert(whose, at, |at| *at);
            }
            while self.masks.len() <= number.min(MOST_DENSE - 1) {
                self.masks.push(vec![0; parties]);
            }
            if let Some(masks) = self.masks.get_mut(number) {
                put(masks, at, u8::MAX);
            }
        }
        true
    }

    /// Forgets a wish of a party. False if it is written down somewhere else.
    pub(super) fn clear(&mut self, at: u32, ask: &Ask, weight: u8) -> bool {
        let class = Class::of(ask, weight);
        let code = class
            .and_then(|class| {
                self.classes
                    .find(sum_of(&class), |known| *known == Some(class))
            })
            .map(|number| index(number) * AREA);
        let start = self.starts.get_mut(index(at));
        let Some(start) = start.filter(|start| Some(usize::from(**start)) == code) else {
            return false;
        };
        *start = 0;
        for named in ask.share().unwrap_or_default() {
            let number = self.things.find(self.things.named(named));
            if let Some(whose) = number.and_then(|number| self.whose.get_mut(number))
                && let Ok(place) = whose.binary_search(&at)
            {
                whose.remove(place);
            }
            if let Some(masks) = number.and_then(|number| self.masks.get_mut(number)) {
                put(masks, at, 0);
            }
        }
        true
    }

    /// Has room for this many parties, and for no more.
    pub(super) fn resize(&mut self, parties: usize) {
        if !self.starts.is_empty() {
            self.starts.resize(parties, 0);
        }
        for masks in &mut self.masks {
            masks.resize(parties, 0);
        }
    }

    /// Whether anybody asks.
    pub(in super::super) const fn is_asked(&self) -> bool {
        !self.starts.is_empty()
    }

    /// For each party what an answer says of the things it asks for, as one code.
    pub(in super::super) fn codes(&self, cell: &Cell) -> Vec<Code> {
        let mut sums = vec![0; self.starts.len()];
        let mut add = |number: usize, said| {
            let steps = small(said);
            if let Some(masks) = self.masks.get(number) {
                add_all(&mut sums, masks, steps);
                return;
            }
            for at in self.whose.get(number).into_iter().flatten() {
                if let Some(sum) = sums.get_mut(index(*at)) {
                    *sum = sum.wrapping_add(steps);
                }
            }
        };
        let mut open = vec![true; if is_closed(cell) { self.whose.len() } else { 0 }];
        each_mention(cell, |thing, said| {
            if let Some(number) = self.things.find(thing) {
                add(number, said);
                if let Some(open) = open.get_mut(number) {
                    *open = false;
                }
            }
        });
        for (number, _) in open.iter().enumerate().filter(|(_, open)| **open) {
            add(number, Said::No);
        }
        let starts = self.starts.iter().zip(sums);
        starts.map(|(start, sum)| start + Code::from(sum)).collect()
    }

    /// What each code is worth; `neutral` gives the neutral worth of a direction.
    pub(in super::super) fn parts(&self, neutral: impl Fn(Direction) -> u32) -> Vec<Part> {
        let of_class = |class: &Option<Class>| {
            class.map_or_else(
                || vec![Part::default(); AREA],
                |class| class.parts(MOST_SOUGHT.into(), neutral(class.direction)),
            )
        };
        self.classes.values.iter().flat_map(of_class).collect()
    }
}
