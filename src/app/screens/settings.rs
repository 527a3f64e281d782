//! Settings: one page, one sentence each, saved at once and undone like any other change.

use crate::app::Cx;
use crate::app::command::{CommandId, Zone};
use crate::app::effect::{Effect, Query, Reply, Ticket};
use crate::app::key::Key;
use crate::app::list::{MOVES, Selection};
use crate::app::screen::{Out, ScreenState};
use crate::app::text_box::TextBox;
use crate::domain::port::{Change, OpKind, Write};
use crate::domain::profile::Setting;
use crate::domain::settings::{self, NamesShown, NotThat, SettingKey, Settings, Takes};

/// A row of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row {
    /// The colours. They are kept outside the file, because they are needed before it is open.
    Colours,
    /// A setting of the scheme.
    Of(SettingKey),
}

/// The page.
#[derive(Debug, Default)]
pub struct SettingsPage {
    /// The highlight.
    pub selection: Selection<Row>,
    /// The box of the setting that is being typed.
    pub typing: Option<TextBox>,
    rows: Option<Vec<Setting>>,
    reading: Option<Ticket>,
}

impl SettingsPage {
    /// The rows of the page. Practice people have no passphrase and no safe copies.
    pub fn rows(cx: &Cx<'_>) -> Vec<Row> {
        let for_practice = |key: &SettingKey| match key {
            SettingKey::Names | SettingKey::IdleMinutes | SettingKey::HideWhenLeft => true,
            SettingKey::AskAfterHiding
            | SettingKey::CopyFolder
            | SettingKey::CopyEvery
            | SettingKey::KeepCopies
            | SettingKey::RemindAfter => false,
        };
        let keys = SettingKey::ALL.iter();
        let keys = keys.filter(|key| !cx.session.practice() || for_practice(key));
        std::iter::once(Row::Colours)
            .chain(keys.copied().map(Row::Of))
            .collect()
    }

    /// Everything that is set, once it has been read.
    pub fn settings(&self) -> Option<Settings> {
        self.rows.as_deref().map(Settings::from_rows)
    }

    /// Takes the next value, or opens the box in which one is typed.
    fn change(&mut self, cx: &Cx<'_>, out: &mut Out) {
        let Some(settings) = self.settings() else {
            return;
        };
        match self.selection.on() {
            None => {}
            Some(Row::Colours) => {
                let theme = cx.session.theme.next();
                out.theme = Some(theme);
                out.effects.push(Effect::KeepLook(theme));
                out.say(cx.get(theme.word_id()));
            }
            Some(Row::Of(key)) => match settings.next(*key) {
                Some(value) => self.save(*key, value, cx, out),
                None => self.typing = Some(TextBox::line(&settings.value(*key))),
            },
        }
    }

    /// Takes what was typed, or says what it must be.
    fn typed_to_the_end(&mut self, cx: &Cx<'_>, out: &mut Out) {
        let (Some(typed), Some(Row::Of(key))) = (&self.typing, self.selection.on().copied()) else {
            return;
        };
        match key.accept(typed.text()) {
            Ok(value) => {
                self.typing = None;
                if self.settings().is_some_and(|s| s.value(key) != value) {
                    self.save(key, value, cx, out);
                }
            }
            Err(fault) => out.warn(not_that(fault, cx)),
        }
    }

    fn save(&self, key: SettingKey, value: String, cx: &Cx<'_>, out: &mut Out) {
        let rows = self.rows.as_deref().unwrap_or_default();
        let about = format!("{}: {}", cx.get(key.word_id()), said(key, &value, cx));
        let row = settings::row(rows, key, value, cx.ids.next());
        out.apply(Change {
            kind: OpKind::SettingsChanged,
            about,
            writes: vec![Write::put(&row)],
        });
    }
}

/// Why a value was not taken, in words.
fn not_that(fault: NotThat, cx: &Cx<'_>) -> String {
    match fault {
        NotThat::Between(least, most) => cx.words.say(
            "settings-between",
            &[("least", least.into()), ("most", most.into())],
        ),
        NotThat::NotAWholePath | NotThat::NotAChoice => cx.get("settings-whole-path"),
    }
}

/// A value in words.
pub fn said(key: SettingKey, value: &str, cx: &Cx<'_>) -> String {
    let number = || value.parse::<u16>().unwrap_or_default();
    match key.takes() {
        Takes::Names => cx.get(NamesShown::from_code(value).unwrap_or_default().word_id()),
        Takes::YesNo if value == "yes" => cx.get("settings-yes"),
        Takes::YesNo => cx.get("settings-no"),
        Takes::Minutes(..) => cx.words.say("settings-minutes", &[("n", number().into())]),
        Takes::Days(..) => cx.words.say("settings-days", &[("n", number().into())]),
        Takes::Folder if value.is_empty() => cx.get("settings-none"),
        Takes::Folder => value.to_owned(),
    }
}

impl ScreenState for SettingsPage {
    fn trail(&self, cx: &Cx<'_>) -> String {
        cx.get("settings-trail")
    }

    fn zone(&self) -> Zone {
        if self.typing.is_some() {
            Zone::Typing
        } else {
            Zone::Browsing
        }
    }

    fn commands(&self) -> Vec<CommandId> {
        if self.typing.is_some() {
            return vec![CommandId::Open, CommandId::Save];
        }
        let mut commands = vec![CommandId::Open];
        commands.extend(MOVES);
        commands
    }

    fn command_word(&self, command: CommandId) -> &'static str {
        match command {
            CommandId::Open if self.typing.is_some() => "command-keep-setting",
            CommandId::Open => "command-change-setting",
            _ => command.word_id(),
        }
    }

    fn refresh(&mut self, cx: &Cx<'_>, out: &mut Out) {
        self.selection.keep(Self::rows(cx));
        self.reading = Some(out.read(Query::Settings));
    }

    fn command(&mut self, command: CommandId, cx: &Cx<'_>, out: &mut Out) {
        match command {
            CommandId::Open | CommandId::Save if self.typing.is_some() => {
                self.typed_to_the_end(cx, out);
            }
            CommandId::Open => self.change(cx, out),
            _ => {
                self.selection.moved(command, Self::rows(cx));
            }
        }
    }

    fn typed(&mut self, key: Key, _cx: &Cx<'_>, _out: &mut Out) {
        if let Some(b) = &mut self.typing {
            b.key(key);
        }
    }

    fn paste(&mut self, text: &str, _cx: &Cx<'_>, _out: &mut Out) {
        if let Some(b) = &mut self.typing {
            b.paste(text);
        }
    }

    fn undo_typing(&mut self) -> bool {
        self.typing.as_mut().is_some_and(TextBox::undo)
    }

    fn redo_typing(&mut self) -> bool {
        self.typing.as_mut().is_some_and(TextBox::redo)
    }

    fn back(&mut self, _cx: &Cx<'_>, _out: &mut Out) -> bool {
        self.typing.take().is_some()
    }

    fn reply(&mut self, ticket: Ticket, reply: &Reply, cx: &Cx<'_>, _out: &mut Out) {
        if self.reading != Some(ticket) {
            return;
        }
        self.reading = None;
        if let Reply::Settings(rows) = reply {
            self.rows = Some(rows.clone());
            self.selection.keep(Self::rows(cx));
        }
    }

    fn copies(&self, cx: &Cx<'_>) -> Option<String> {
        match self.selection.on()? {
            Row::Colours => Some(cx.get(cx.session.theme.word_id())),
            Row::Of(key) => Some(said(*key, &self.settings()?.value(*key), cx)),
        }
    }

    fn tip(&self, cx: &Cx<'_>) -> Option<String> {
        Some(cx.get(if self.typing.is_some() {
            "settings-tip-typing"
        } else {
            "settings-tip"
        }))
    }
}
