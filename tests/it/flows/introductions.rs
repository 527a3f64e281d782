//! Introductions and arrangements, as an officer works in them.

use crate::desk::Desk;
use settled::demo::Size;

#[test]
fn a_meeting_recorded_on_today_moves_its_card_on_the_board() {
    let mut desk = Desk::practice(Size::Tour10);
    desk.keys("4").expect("How did it go?").keys("1");
    desk.keys("r 1 enter enter 1 enter enter 1 enter «ov» enter «fri» enter enter")
        .expect("Recorded for Aled P and Morgan");
    assert_eq!(desk.keys_pressed, 2 + 17);
    desk.expect("Fri 13");
    desk.keys("4")
        .expect("Trying it out (1)")
        .expect("Overnight stay, Fri 13");
}
