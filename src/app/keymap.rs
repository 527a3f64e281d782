//! From a key to a command: the only place, with the text box, that looks at keys.

use super::command::{CommandId, Zone};
use super::key::{Code, Key};
use std::collections::HashMap;

/// Keys that are never bound, because a terminal, a multiplexer or a keyboard takes them first,
/// or because they look like another key on the wire.
pub const NEVER_BOUND: &[&str] = &[
    "ctrl-a", "ctrl-b", "ctrl-d", "ctrl-w", "ctrl-h", "ctrl-i", "ctrl-j", "ctrl-m", "ctrl-[",
    "ctrl-,", "f10", "f11", "f12", "insert", "menu",
];

/// The keys of every command.
#[derive(Debug, Clone)]
pub struct Keymap {
    keys: HashMap<CommandId, Vec<Key>>,
}

impl Default for Keymap {
    fn default() -> Self {
        let keys = CommandId::ALL
            .iter()
            .map(|id| {
                (
                    *id,
                    id.keys().iter().filter_map(|k| k.parse().ok()).collect(),
                )
            })
            .collect();
        Self { keys }
    }
}

impl Keymap {
    /// The command a key calls on a screen, if it calls one.
    ///
    /// `here` are the commands of the screen in order; where two share a letter the first that is
    /// on the screen has it. In the typing zone a key that types stays text.
    pub fn resolve(&self, key: Key, zone: Zone, here: &[CommandId]) -> Option<CommandId> {
        if zone == Zone::Typing && types_or_edits(key) {
            return None;
        }
        let key = key.without_case();
        here.iter()
            .chain(CommandId::EVERYWHERE)
            .copied()
            .find(|id| self.keys.get(id).is_some_and(|keys| keys.contains(&key)))
    }

    /// The key to show for a command in a zone: the first that works there.
    pub fn shown(&self, id: CommandId, zone: Zone) -> Option<Key> {
        let keys = self.keys.get(&id)?;
        keys.iter()
            .copied()
            .find(|k| zone == Zone::Browsing || !types_or_edits(*k))
            .or_else(|| keys.first().copied())
    }
}

/// Whether a key works inside a text box and so cannot call a command there.
pub fn types_or_edits(key: Key) -> bool {
    !key.ctrl
        && matches!(
            key.code,
            Code::Char(_)
                | Code::Backspace
                | Code::Delete
                | Code::Left
                | Code::Right
                | Code::Home
                | Code::End
        )
}

/// What a digit means while no caret shows.
pub fn digit(key: Key, zone: Zone) -> Option<u8> {
    (zone == Zone::Browsing).then(|| key.digit()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(text: &str) -> Key {
        text.parse().expect("a key")
    }

    #[test]
    fn every_key_can_be_read_and_none_is_banned() {
        for id in CommandId::ALL {
            for text in id.keys() {
                assert!(text.parse::<Key>().is_ok(), "{id:?}: {text}");
                assert!(!NEVER_BOUND.contains(text), "{id:?} uses {text}");
                assert!(!text.contains("alt"), "{id:?} uses Alt");
            }
        }
    }

    #[test]
    fn function_keys_have_a_twin() {
        for id in CommandId::ALL
            .iter()
            .filter(|id| **id != CommandId::Choices)
        {
            let f_only = !id.keys().is_empty()
                && id
                    .keys()
                    .iter()
                    .all(|k| key(k).code == Code::F(1) || matches!(key(k).code, Code::F(_)));
            assert!(!f_only, "{id:?} has only function keys");
        }
    }

    #[test]
    fn letters_act_without_a_caret_and_type_with_one() {
        let map = Keymap::default();
        let here = [CommandId::Record, CommandId::Up];
        for text in ["r", "R"] {
            assert_eq!(
                map.resolve(key(text), Zone::Browsing, &here),
                Some(CommandId::Record)
            );
            assert_eq!(map.resolve(key(text), Zone::Typing, &here), None);
        }
        for text in ["ctrl-r", "f5"] {
            assert_eq!(
                map.resolve(key(text), Zone::Typing, &here),
                Some(CommandId::Record)
            );
        }
        assert_eq!(
            map.resolve(key("backspace"), Zone::Browsing, &here),
            Some(CommandId::Back)
        );
        assert_eq!(
            map.resolve(key("f9"), Zone::Typing, &here),
            Some(CommandId::Hide)
        );
    }

    #[test]
    fn a_shared_letter_belongs_to_the_screen_that_has_the_command() {
        let map = Keymap::default();
        assert_eq!(
            map.resolve(key("i"), Zone::Browsing, &[CommandId::Import]),
            Some(CommandId::Import)
        );
        assert_eq!(
            map.resolve(key("i"), Zone::Browsing, &[CommandId::Introduce]),
            Some(CommandId::Introduce)
        );
        assert_eq!(map.resolve(key("i"), Zone::Browsing, &[]), None);
    }
}
