//! What a series of introductions asks for.

use super::{DAYS_TO_ANSWER, Due, DueTarget, DueWhat, days_after, names, row};
use crate::domain::introduction::{
    Happened, Introduction, NextStep, View, ViewAbout, ViewAnswer, Voice,
};
use crate::domain::lists::PairSheet;
use jiff::civil::Date;

/// Planned meetings, and those whose day has passed without a word.
pub(super) fn meetings(sheet: &PairSheet, today: Date) -> impl Iterator<Item = Due> {
    sheet
        .introductions
        .iter()
        .filter(|i| i.happened == Happened::Planned)
        .map(move |i| {
            let what = if i.on < today {
                DueWhat::HowDidItGo(i.kind)
            } else {
                DueWhat::Meeting(i.kind)
            };
            let target = DueTarget::Pair {
                pair: sheet.pair.id,
                introduction: Some(i.id),
            };
            Due {
                at: i.at,
                ..row(i.on, what, names(sheet), target)
            }
        })
}

/// What a series of introductions waits for while no meeting is planned. One row at most, the
/// nearest to an arrangement, but both sides where both have not spoken.
pub(super) fn loose_ends(sheet: &PairSheet) -> Vec<Due> {
    if !sheet.under_way() || sheet.planned().is_some() {
        return Vec::new();
    }
    let target = |introduction| DueTarget::Pair {
        pair: sheet.pair.id,
        introduction,
    };
    if sheet.arrangement_views().missing().is_empty() {
        let said = sheet
            .views
            .iter()
            .filter(|v| v.about == ViewAbout::Arrangement && v.answer == ViewAnswer::Yes)
            .filter(|v| matches!(v.voice, Voice::Mover | Voice::Home) && v.member.is_none())
            .map(|v| v.on)
            .max();
        return said
            .map(|on| {
                let when = days_after(on, DAYS_TO_ANSWER);
                row(when, DueWhat::BothSaidYes, names(sheet), target(None))
            })
            .into_iter()
            .collect();
    }
    let Some(last) = sheet.introductions.iter().max_by_key(|i| i.on) else {
        return Vec::new();
    };
    let when = days_after(last.on, DAYS_TO_ANSWER);
    let open: Vec<Due> = silent_sides(sheet, last)
        .map(|voice| {
            let what = DueWhat::WaitingForView(voice);
            row(when, what, names(sheet), target(Some(last.id)))
        })
        .collect();
    if !open.is_empty() || !leaves_step_open(last) {
        return open;
    }
    vec![row(
        when,
        DueWhat::NextStepNotSet,
        names(sheet),
        target(Some(last.id)),
    )]
}

/// The sides that have not spoken since a meeting; where both were to be asked about the
/// arrangement, those that have said nothing, or nothing clear, about it.
fn silent_sides(sheet: &PairSheet, last: &Introduction) -> impl Iterator<Item = Voice> {
    let took_place = matches!(last.happened, Happened::Yes | Happened::CutShort);
    let about_arrangement = last.next_step == NextStep::Agree;
    let arrangement = sheet.arrangement_views();
    let spoke = move |voice: Voice| {
        sheet.views.iter().any(|v: &View| {
            v.voice == voice
                && v.member.is_none()
                && (v.on >= last.on || v.introduction == Some(last.id))
        })
    };
    [
        (Voice::Mover, arrangement.mover),
        (Voice::Home, arrangement.home),
    ]
    .into_iter()
    .filter(move |(voice, answer)| {
        if about_arrangement {
            !matches!(answer, Some(ViewAnswer::Yes | ViewAnswer::No))
        } else {
            took_place && !spoke(*voice)
        }
    })
    .map(|(voice, _)| voice)
}

/// Whether a meeting left it open what comes next. A pause, a kind stop and a matching meeting
/// are decisions; another meeting that has no day yet is not.
fn leaves_step_open(last: &Introduction) -> bool {
    match last.next_step {
        NextStep::NotDecided | NextStep::AnotherMeeting => true,
        NextStep::Pause | NextStep::Agree | NextStep::StopKindly | NextStep::MatchingMeeting => {
            false
        }
    }
}
