//! What the parties of a pool answer: a column of codes for each topic, and for sets, which have too
//! many different answers for a table, who said what of each thing.

use super::super::column::{Column, Joints, index, sum_of};
use super::super::known::Cell;
use super::super::near::Abodes;
use super::super::party::Party;
use super::sets::{Mentions, of_sets};
use crate::domain::topic::{Shape, Topic};

/// The answers of every party.
#[derive(Debug, Clone)]
pub(in super::super) struct Answers {
    /// By topic. Those of open sets stay empty: hardly two parties give the same answer.
    pub(in super::super) columns: Vec<Column<Cell>>,
    pub(in super::super) joints: Joints,
    /// By topic: the places among the values of its column.
    abodes: Vec<Abodes>,
    /// By topic; only sets have them.
    mentions: Vec<Option<Mentions>>,
}

impl Answers {
    pub(super) fn new() -> Self {
        let topics = Topic::ALL.iter();
        Self {
            columns: topics.map(|_| Column::of(Cell::Unknown)).collect(),
            joints: Joints::default(),
            abodes: vec![Abodes::default(); Topic::ALL.len()],
            mentions: of_sets(Mentions::new),
        }
    }

    /// Writes down the answers of one of `parties` parties. False if there is no room for one.
    pub(super) fn put(&mut self, at: u32, parties: usize, party: &Party) -> bool {
        party.cells().iter().all(|(topic, cell)| {
            let noted = self
                .mentions(*topic)
                .is_none_or(|mentions| mentions.put(at, parties, cell));
            let coded = matches!(topic.shape(), Shape::OpenSet(_))
                || self.columns.get_mut(*topic as usize).is_some_and(|column| {
                    let sum = sum_of(cell);
                    column.put(
                        index(at),
                        parties,
                        sum,
                        |known| known == cell,
                        || cell.clone(),
                    )
                });
            if cell.place().is_some() {
                self.note_places(*topic);
            }
            noted && coded
        })
    }

    /// Forgets the answers of a party.
    pub(super) fn clear(&mut self, at: u32, party: &Party) {
        for (topic, cell) in party.cells() {
            if let Some(mentions) = self.mentions(*topic) {
                mentions.clear(at, cell);
            }
            if let Some(column) = self.columns.get_mut(*topic as usize) {
                column.clear(index(at));
            }
        }
    }

    fn note_places(&mut self, topic: Topic) {
        let (at, columns) = (topic as usize, &self.columns);
        if let (Some(abodes), Some(column)) = (self.abodes.get_mut(at), columns.get(at)) {
            abodes.take_in(column.values());
        }
    }

    /// The answers to a topic, with the places among them.
    pub(super) fn places(&self, topic: Topic) -> Option<(&[Cell], &Abodes)> {
        let at = topic as usize;
        Some((self.columns.get(at)?.values(), self.abodes.get(at)?))
    }

    fn mentions(&mut self, topic: Topic) -> Option<&mut Mentions> {
        self.mentions.get_mut(topic as usize)?.as_mut()
    }

    /// Who said what of each thing, if a topic is a set.
    pub(in super::super) fn set(&self, topic: Topic) -> Option<&Mentions> {
        self.mentions.get(topic as usize)?.as_ref()
    }

    pub(in super::super) fn column(&self, topic: Topic) -> Option<&Column<Cell>> {
        self.columns.get(topic as usize)
    }

    pub(super) fn resize(&mut self, parties: usize) {
        for column in &mut self.columns {
            column.resize(parties);
        }
        for mentions in self.mentions.iter_mut().flatten() {
            mentions.resize(parties);
        }
    }
}
