//! The whole scheme from the keyboard.

use crate::desk::Desk;
use settled::demo::Size;

#[test]
fn x() {
    let mut desk = Desk::practice(Size::Scheme300);
    desk.keys("3 s");
    println!("{}", desk.screen());
    desk.keys("down right");
    println!("{}", desk.screen());
    desk.keys("space");
    println!("{}", desk.screen());
    println!("{}", desk.screen_at(80, 24));
    desk.keys("v");
    println!("{}", desk.screen_at(100, 60));
    desk.keys("t");
    println!("{}", desk.screen_at(100, 60));
    desk.keys("esc f");
    println!("{}", desk.screen_at(100, 30));
}
