//! Who was left out by a must-have, and why: those with one thing in the way that could change first.

use crate::app::Cx;
use crate::app::command::{Availability, CommandId};
use crate::app::effect::{Query, Reply, Ticket};
use crate::app::list::{MOVES, Selection};
use crate::app::match_data::{LeftOutData, LeftOutRow};
use crate::app::screen::{Out, Screen, ScreenState};
use crate::app::screens::why::Why;
use crate::domain::id::ProfileId;
use crate::matching::must_have::RuleKey;
use crate::matching::shortlist::RuleCount;

/// Who was left out of one shortlist.
#[derive(Debug)]
pub struct LeftOut {
    /// Whose shortlist.
    pub id: ProfileId,
    /// What it shows, once it has been read.
    pub data: Option<Box<LeftOutData>>,
    /// The highlight.
    pub selection: Selection<ProfileId>,
    asked: Option<Ticket>,
}

impl LeftOut {
    /// The screen for one shortlist.
    pub fn new(id: ProfileId) -> Self {
        Self {
            id,
            data: None,
            selection: Selection::default(),
            asked: None,
        }
    }

    /// Those that stand under each rule, in the order of the rules. Everybody stands once: under the
    /// rule that leaves out most.
    pub fn by_rule(&self) -> Vec<(&RuleCount, Vec<&LeftOutRow>)> {
        let Some(data) = &self.data else {
            return Vec::new();
        };
        let own = data.subject.side();
        let first = |row: &LeftOutRow| -> Option<RuleKey> {
            let keys: Vec<RuleKey> = row.because.iter().map(|f| f.key(own)).collect();
            let counted = data.rules.iter().find(|count| keys.contains(&count.rule));
            counted.map(|count| count.rule.clone())
        };
        data.rules
            .iter()
            .map(|count| {
                let rows = data
                    .others
                    .iter()
                    .filter(|row| first(row).as_ref() == Some(&count.rule))
                    .collect();
                (count, rows)
            })
            .collect()
    }

    /// Everybody in order.
    pub fn rows(&self) -> Vec<ProfileId> {
        let near = self.data.iter().flat_map(|data| &data.near);
        let by_rule = self.by_rule();
        let others = by_rule.iter().flat_map(|(_, rows)| rows).copied();
        near.chain(others).map(|row| row.told.id).collect()
    }
}

impl ScreenState for LeftOut {
    fn trail(&self, cx: &Cx<'_>) -> String {
        cx.get("left-out-trail")
    }

    fn commands(&self) -> Vec<CommandId> {
        let mut commands = vec![CommandId::Why, CommandId::Open];
        commands.extend(MOVES);
        commands
    }

    fn available(&self, command: CommandId, cx: &Cx<'_>) -> Availability {
        match command {
            CommandId::Why | CommandId::Open if self.selection.on().is_none() => {
                Availability::No(cx.get("left-out-nobody"))
            }
            _ => Availability::Yes,
        }
    }

    fn refresh(&mut self, _cx: &Cx<'_>, out: &mut Out) {
        self.asked = Some(out.read(Query::LeftOut(self.id)));
    }

    fn command(&mut self, command: CommandId, _cx: &Cx<'_>, out: &mut Out) {
        let rows = self.rows();
        if self.selection.moved(command, rows) {
            return;
        }
        if let (CommandId::Why | CommandId::Open, Some(on)) = (command, self.selection.on()) {
            out.push(Screen::Why(Why::new(self.id, *on)));
        }
    }

    fn reply(&mut self, ticket: Ticket, reply: &Reply, _cx: &Cx<'_>, _out: &mut Out) {
        if self.asked != Some(ticket) {
            return;
        }
        self.asked = None;
        if let Reply::LeftOut(data) = reply {
            self.data = Some(data.clone());
            let rows = self.rows();
            self.selection.keep(rows);
        }
    }

    fn tip(&self, cx: &Cx<'_>) -> Option<String> {
        Some(cx.get("left-out-tip"))
    }
}
