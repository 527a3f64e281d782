//! A room in a home.

use super::parts::{About, OWNER, WHICH, about_a_profile, problem, yes_no, yes_no_code, yes_no_of};
use crate::app::Cx;
use crate::app::form::{FieldKind, FieldSpec, Form, Problem};
use crate::app::form_page::Purpose;
use crate::domain::household::Room;
use crate::domain::id::{ProfileId, RoomId};
use crate::domain::port::{Change, OpKind, Write};
use crate::domain::text::tidy_line;

/// The code of the form.
pub const CODE: &str = "room";

const SPECS: &[FieldSpec] = &[
    FieldSpec::new("name", FieldKind::Line),
    FieldSpec::new("ground-floor", FieldKind::Choice(yes_no)),
    FieldSpec::new("own-bathroom", FieldKind::Choice(yes_no)),
    FieldSpec::new("step-free", FieldKind::Choice(yes_no)),
    FieldSpec::new("note", FieldKind::Line),
    OWNER,
    WHICH,
];

/// The form of one room.
#[derive(Debug)]
pub struct RoomForm {
    about: About,
    room: Option<RoomId>,
}

impl RoomForm {
    /// For a room of a home, or a new one.
    pub const fn new(home: ProfileId, room: Option<RoomId>) -> Self {
        Self {
            about: About::new(home),
            room,
        }
    }
}

impl Purpose for RoomForm {
    about_a_profile!("form-room", |f| f.room.map(|id| id.0));

    fn code(&self) -> &'static str {
        CODE
    }

    fn specs(&self) -> &'static [FieldSpec] {
        SPECS
    }

    fn prefill(&self, form: &mut Form, _cx: &Cx<'_>) {
        let rooms = self.about.sheet().map(|s| s.rooms.iter());
        let Some(room) = rooms
            .into_iter()
            .flatten()
            .find(|r| Some(r.id) == self.room)
        else {
            return;
        };
        form.fill("owner", &self.about.id.0.to_string());
        form.fill("which", &room.id.0.to_string());
        form.fill("name", &room.name);
        form.fill("ground-floor", yes_no_code(room.ground_floor));
        form.fill("own-bathroom", yes_no_code(room.own_bathroom));
        form.fill("step-free", yes_no_code(room.step_free));
        form.fill("note", &room.note);
    }

    fn change(&self, form: &Form, cx: &Cx<'_>) -> Result<Change, Vec<Problem>> {
        let name = tidy_line(form.get("name"));
        if name.is_empty() {
            return Err(vec![problem("name", "problem-room-name")]);
        }
        let room = Room {
            id: self.room.unwrap_or_else(|| cx.ids.next()),
            home: self.about.id,
            name,
            ground_floor: yes_no_of(form.get("ground-floor")),
            own_bathroom: yes_no_of(form.get("own-bathroom")),
            step_free: yes_no_of(form.get("step-free")),
            note: tidy_line(form.get("note")),
        };
        let writes = vec![Write::put(&room)];
        Ok(self.about.change(OpKind::ProfileChanged, writes))
    }
}
