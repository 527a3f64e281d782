//! Help for the screen in front: every command with one sentence, in four groups, and the marks.

use super::command::{CommandId, Group};
use super::key::{Code, Key};
use super::keymap::Keymap;
use super::screen::ScreenState;
use crate::words::Words;

/// Help as it shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Help {
    /// Which line is highlighted.
    pub at: usize,
}

/// One line of help.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HelpLine {
    /// The command.
    pub command: CommandId,
    /// Its group.
    pub group: Group,
    /// Its keys, the one to learn first.
    pub keys: String,
    /// Its name.
    pub name: String,
    /// What it does.
    pub sentence: String,
}

/// The lines of help for a screen, by group.
pub fn lines(screen: &dyn ScreenState, keymap: &Keymap, words: &Words) -> Vec<HelpLine> {
    let mut commands = screen.commands();
    commands.extend(CommandId::EVERYWHERE);
    let mut seen = std::collections::HashSet::new();
    let mut lines: Vec<HelpLine> = commands
        .into_iter()
        .filter(|c| seen.insert(*c))
        .map(|command| {
            let zone = screen.zone();
            let first = keymap.shown(command, zone);
            let mut keys: Vec<String> = first.iter().map(ToString::to_string).collect();
            let others = command
                .keys()
                .iter()
                .filter_map(|k| k.parse::<Key>().ok())
                .filter(|k| Some(*k) != first);
            keys.extend(others.map(|k| k.to_string()));
            HelpLine {
                command,
                group: command.group(),
                keys: keys.join(" "),
                name: words.get(screen.command_word(command)),
                sentence: words.get(command.help_id()),
            }
        })
        .collect();
    lines.sort_by_key(|l| l.group);
    lines
}

impl Help {
    /// A key. Returns whether help stays; `call` is the command to run on Enter.
    pub fn key(
        &mut self,
        key: Key,
        screen: &dyn ScreenState,
        keymap: &Keymap,
        words: &Words,
        call: &mut Option<CommandId>,
    ) -> bool {
        let lines = lines(screen, keymap, words);
        let last = lines.len().saturating_sub(1);
        match key.code {
            Code::Up => self.at = self.at.saturating_sub(1),
            Code::Down => self.at = (self.at + 1).min(last),
            Code::PageUp => self.at = self.at.saturating_sub(10),
            Code::PageDown => self.at = (self.at + 10).min(last),
            Code::Home => self.at = 0,
            Code::End => self.at = last,
            Code::Enter => {
                *call = lines
                    .get(self.at)
                    .map(|l| l.command)
                    .filter(|c| *c != CommandId::Help);
                return false;
            }
            Code::Esc | Code::Backspace | Code::F(1) | Code::Char('?') => return false,
            Code::Char(_)
            | Code::Tab
            | Code::BackTab
            | Code::Delete
            | Code::Left
            | Code::Right
            | Code::F(_) => {}
        }
        true
    }
}
