//! The building blocks of a packed pool: equal values under one number, and columns of numbers.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::hash::{BuildHasherDefault, Hash, Hasher};

use super::sums::Part;

pub(super) fn index(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// A quick sum of a value's parts, for telling equal ones apart inside one run of the program.
///
/// A multiplication for each word, and two at the end that spread it: what is numbered here was
/// written by the officers of one scheme, not by somebody who wants two of them to collide, and a
/// collision costs one comparison.
#[derive(Default)]
struct Quick(u64);

impl Hasher for Quick {
    fn write(&mut self, bytes: &[u8]) {
        for eight in bytes.chunks(8) {
            let word = eight
                .iter()
                .fold(0, |word, byte| word << 8 | u64::from(*byte));
            self.write_u64(word);
        }
    }
    fn write_u8(&mut self, n: u8) {
        self.write_u64(n.into());
    }
    fn write_u16(&mut self, n: u16) {
        self.write_u64(n.into());
    }
    fn write_u32(&mut self, n: u32) {
        self.write_u64(n.into());
    }
    fn write_i32(&mut self, n: i32) {
        self.write_u64(u64::from(n.cast_unsigned()));
    }
    fn write_u64(&mut self, n: u64) {
        self.0 = (self.0.rotate_left(5) ^ n).wrapping_mul(0x517c_c1b7_2722_0a95);
    }
    fn write_usize(&mut self, n: usize) {
        self.write_u64(n as u64);
    }
    fn write_isize(&mut self, n: isize) {
        self.write_usize(n.cast_unsigned());
    }
    fn finish(&self) -> u64 {
        let folded = (self.0 ^ self.0 >> 32).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        folded ^ folded >> 29
    }
}

/// The quick sum of a value.
pub(super) fn sum_of(value: &(impl Hash + ?Sized)) -> u64 {
    let mut quick = Quick::default();
    value.hash(&mut quick);
    quick.finish()
}

/// A sum is looked up by itself: it is spread already.
#[derive(Default)]
struct Itself(u64);

impl Hasher for Itself {
    fn write(&mut self, bytes: &[u8]) {
        let mut quick = Quick(self.0);
        quick.write(bytes);
        self.0 = quick.finish();
    }
    fn write_u64(&mut self, n: u64) {
        self.0 = n;
    }
    fn finish(&self) -> u64 {
        self.0
    }
}

/// Gives equal values one number, in the order in which they first come.
#[derive(Debug, Clone)]
pub(super) struct Interner<T> {
    numbers: HashMap<u64, u32, BuildHasherDefault<Itself>>,
    pub(super) values: Vec<T>,
}

impl<T> Interner<T> {
    pub(super) fn new() -> Self {
        Self {
            numbers: HashMap::default(),
            values: Vec::new(),
        }
    }

    /// The number of the value with this sum that is the `same`, made if there is none yet.
    ///
    /// The value is only made when it is new: most are seen many times.
    pub(super) fn number(
        &mut self,
        sum: u64,
        same: impl Fn(&T) -> bool,
        make: impl FnOnce() -> T,
    ) -> u32 {
        let next = u32::try_from(self.values.len()).unwrap_or(u32::MAX);
        let mut key = sum;
        loop {
            match self.numbers.entry(key) {
                Entry::Vacant(free) => {
                    free.insert(next);
                    self.values.push(make());
                    return next;
                }
                Entry::Occupied(taken) => {
                    let number = *taken.get();
                    if self.values.get(index(number)).is_some_and(&same) {
                        return number;
                    }
                    // Another value with the same sum: try the next place.
                    key = key.wrapping_add(1);
                }
            }
        }
    }

    /// The number of a value that has one.
    pub(super) fn find(&self, sum: u64, same: impl Fn(&T) -> bool) -> Option<u32> {
        let mut key = sum;
        loop {
            let number = *self.numbers.get(&key)?;
            if self.values.get(index(number)).is_some_and(&same) {
                return Some(number);
            }
            key = key.wrapping_add(1);
        }
    }
}

/// The number of a value in a [`Column`].
pub(super) type Code = u16;

/// One code for each party, and what each code stands for. Code 0 is nothing: not known, or not asked.
/// No codes at all means that there is nothing for anybody.
#[derive(Debug, Clone)]
pub(super) struct Column<T> {
    pub(super) codes: Vec<Code>,
    values: Interner<T>,
}

impl<T: Hash> Column<T> {
    /// A column in which code 0 stands for this.
    pub(super) fn of(nothing: T) -> Self {
        let mut values = Interner::new();
        let sum = sum_of(&nothing);
        values.number(sum, |_| true, || nothing);
        Self {
            codes: Vec::new(),
            values,
        }
    }

    /// What each code stands for.
    pub(super) fn values(&self) -> &[T] {
        &self.values.values
    }

    /// The code of a party.
    pub(super) fn code(&self, at: usize) -> Code {
        self.codes.get(at).copied().unwrap_or(0)
    }

    /// Writes down the value of one of `parties` parties. False if there is no code left for it.
    pub(super) fn put(
        &mut self,
        at: usize,
        parties: usize,
        sum: u64,
        same: impl Fn(&T) -> bool,
        make: impl FnOnce() -> T,
    ) -> bool {
        let Ok(code) = Code::try_from(self.values.number(sum, same, make)) else {
            return false;
        };
        if self.codes.len() < parties {
            self.codes.resize(parties, 0);
        }
        if let Some(place) = self.codes.get_mut(at) {
            *place = code;
        }
        true
    }

    /// Forgets the value of a party. What its code stands for is kept, for the next who has it.
    pub(super) fn clear(&mut self, at: usize) {
        if let Some(code) = self.codes.get_mut(at) {
            *code = 0;
        }
    }

    /// Has room for this many parties, and for no more.
    pub(super) fn resize(&mut self, parties: usize) {
        if !self.codes.is_empty() {
            self.codes.resize(parties, 0);
        }
    }

    /// Each value, and how many parties have it.
    pub(super) fn counted(&self, parties: usize) -> Vec<(&T, usize)> {
        let mut counts = vec![0; self.values().len()];
        for code in &self.codes {
            if let Some(count) = counts.get_mut(usize::from(*code)) {
                *count += 1;
            }
        }
        if let Some(nothing) = counts.first_mut() {
            *nothing += parties - self.codes.len();
        }
        self.values().iter().zip(counts).collect()
    }
}

/// Several columns of few values as one: a code for each combination, so that one look-up does for
/// all of them.
#[derive(Debug, Clone)]
pub(super) struct Joint {
    pub(super) members: Vec<Member>,
    /// Empty for a column of more values than there are codes here.
    pub(super) codes: Vec<u8>,
}

/// A column of a [`Joint`].
#[derive(Debug, Clone, Copy)]
pub(super) struct Member {
    /// Which column.
    pub(super) column: usize,
    /// How many values it has.
    pub(super) values: usize,
}

/// The most combinations of one [`Joint`].
const MOST_COMBINED: usize = 256;

/// Every column that has codes in exactly one joint, those with many values in one of their own.
#[derive(Debug, Clone, Default)]
pub(super) struct Joints(pub(super) Vec<Joint>);

impl Joints {
    /// Joins columns, those of few values first.
    pub(super) fn of<T: Hash>(columns: &[Column<T>]) -> Self {
        let mut used: Vec<Member> = columns
            .iter()
            .enumerate()
            .filter(|(_, column)| !column.codes.is_empty())
            .map(|(at, column)| Member {
                column: at,
                values: column.values().len(),
            })
            .collect();
        used.sort_by_key(|member| member.values);
        let mut groups: Vec<Vec<Member>> = Vec::new();
        let mut combined = usize::MAX;
        for member in used {
            combined = combined.saturating_mul(member.values);
            match groups.last_mut() {
                Some(group) if combined <= MOST_COMBINED => group.push(member),
                Some(_) | None => {
                    combined = member.values;
                    groups.push(vec![member]);
                }
            }
        }
        let joint = |members: Vec<Member>| {
            let parties = members
                .iter()
                .filter_map(|member| columns.get(member.column))
                .map(|column| column.codes.len())
                .max()
                .unwrap_or(0);
            let mut joint = Joint {
                codes: Vec::new(),
                members,
            };
            if joint.combined() <= MOST_COMBINED {
                joint.codes = (0..parties).map(|at| joint.code(columns, at)).collect();
            }
            joint
        };
        Self(groups.into_iter().map(joint).collect())
    }

    /// Joins again what changed for one party. Everything, where a column has got a value that no
    /// combination has yet or a party came or went.
    pub(super) fn refresh<T: Hash>(&mut self, columns: &[Column<T>], at: usize) {
        let known = |joint: &Joint| joint.has_every_code(columns, at);
        let used = columns.iter().filter(|c| !c.codes.is_empty()).count();
        let joined: usize = self.0.iter().map(|joint| joint.members.len()).sum();
        if used != joined || !self.0.iter().all(known) {
            *self = Self::of(columns);
            return;
        }
        for joint in &mut self.0 {
            let code = joint.code(columns, at);
            if let Some(place) = joint.codes.get_mut(at) {
                *place = code;
            }
        }
    }
}

impl Joint {
    fn combined(&self) -> usize {
        self.members.iter().map(|member| member.values).product()
    }

    fn code<T: Hash>(&self, columns: &[Column<T>], at: usize) -> u8 {
        let combined = self.members.iter().rev().fold(0, |code, member| {
            let own = columns
                .get(member.column)
                .map_or(0, |column| usize::from(column.code(at)));
            code * member.values + own
        });
        u8::try_from(combined).unwrap_or(0)
    }

    fn has_every_code<T: Hash>(&self, columns: &[Column<T>], at: usize) -> bool {
        self.combined() > MOST_COMBINED
            || at < self.codes.len()
                && self.members.iter().all(|member| {
                    columns.get(member.column).is_some_and(|column| {
                        column.codes.len() == self.codes.len()
                            && usize::from(column.code(at)) < member.values
                    })
                })
    }

    /// The first sums of all combinations from the tables of its members, in the same order; a member
    /// without a table adds nothing.
    pub(super) fn table(&self, tables: &[&[Part]]) -> Vec<u64> {
        let size = self.members.iter().map(|member| member.values).product();
        let mut joined: Vec<u64> = Vec::with_capacity(size);
        joined.push(0);
        for (member, table) in self.members.iter().zip(tables) {
            let before = joined.len();
            for code in 1..member.values {
                let step = table.get(code).map_or(0, |part| part.first);
                joined.extend_from_within(..before);
                for sum in joined.iter_mut().rev().take(before) {
                    *sum = sum.wrapping_add(step);
                }
            }
            let nothing = table.first().map_or(0, |part| part.first);
            for sum in joined.iter_mut().take(before) {
                *sum = sum.wrapping_add(nothing);
            }
        }
        joined
    }
}

/// Things that several parties have: each different one, and whose it is.
#[derive(Debug, Clone)]
pub(super) struct Posted<T> {
    things: Interner<T>,
    /// In rising order.
    whose: Vec<Vec<u32>>,
}

impl<T> Posted<T> {
    pub(super) fn new() -> Self {
        Self {
            things: Interner::new(),
            whose: Vec::new(),
        }
    }

    /// Writes down that a party has a thing.
    pub(super) fn put(
        &mut self,
        at: u32,
        sum: u64,
        same: impl Fn(&T) -> bool,
        make: impl FnOnce() -> T,
    ) {
        let number = index(self.things.number(sum, same, make));
        if self.whose.len() <= number {
            self.whose.resize_with(number + 1, Vec::new);
        }
        if let Some(whose) = self.whose.get_mut(number) {
            insert(whose, at, |at| *at);
        }
    }

    /// Forgets that a party has a thing, once.
    pub(super) fn clear(&mut self, at: u32, sum: u64, same: impl Fn(&T) -> bool) {
        let number = self.things.find(sum, same).map(index);
        if let Some(whose) = number.and_then(|number| self.whose.get_mut(number))
            && let Ok(place) = whose.binary_search(&at)
        {
            whose.remove(place);
        }
    }

    /// Each different thing, and whose it is.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&T, &[u32])> {
        let whose = self.whose.iter().map(Vec::as_slice);
        self.things.values.iter().zip(whose)
    }
}

/// Puts one more into a list that is in order. At the end where it belongs there, which is always so
/// while a pool is made.
pub(super) fn insert<T>(list: &mut Vec<T>, item: T, key: impl Fn(&T) -> u32) {
    let mine = key(&item);
    if list.last().is_none_or(|last| key(last) <= mine) {
        list.push(item);
    } else {
        let place = list.partition_point(|other| key(other) <= mine);
        list.insert(place, item);
    }
}
