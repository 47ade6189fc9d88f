//! Any valid numbering is walked without fault, and every number gets its path.

use grammar::ordinal::read;
use grammar::walk::Walk;
use proptest::prelude::*;

/// A level of a generated numbering.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Level {
    Capital,
    Roman,
    Plain,
    /// `2.1` below `2` or below II.
    Nested,
    Letter,
    Bracketed,
    Dash,
    Plus,
}

/// From the outside inwards; a level may be left out, none may stand above an earlier one.
const LEVELS: [Level; 8] = [
    Level::Capital,
    Level::Roman,
    Level::Plain,
    Level::Nested,
    Level::Letter,
    Level::Bracketed,
    Level::Dash,
    Level::Plus,
];

/// A tree: how many levels to pass over before the children's, whether their count runs on, and the children.
#[derive(Debug, Clone)]
struct Tree {
    skip: usize,
    runs_on: bool,
    children: Vec<Tree>,
}

fn tree() -> impl Strategy<Value = Tree> {
    let leaf =
        (0..3_usize, any::<bool>()).prop_map(|(skip, runs_on)| Tree { skip, runs_on, children: vec![] });
    leaf.prop_recursive(6, 120, 8, |inner| {
        (0..3_usize, any::<bool>(), prop::collection::vec(inner, 0..8))
            .prop_map(|(skip, runs_on, children)| Tree { skip, runs_on, children })
    })
}

fn roman(value: u32) -> String {
    let tens = "X".repeat((value / 10) as usize);
    let ones = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    format!("{tens}{}", ones[(value % 10) as usize])
}

fn label(level: Level, value: u32, parent: &str, parent_value: u32) -> String {
    let letters = ["a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m"];
    match level {
        Level::Capital => letters[value as usize - 1].to_uppercase(),
        Level::Roman => roman(value),
        Level::Plain => value.to_string(),
        Level::Nested if parent.starts_with(|c: char| c.is_ascii_digit()) => format!("{parent}.{value}"),
        Level::Nested => format!("{parent_value}.{value}"),
        Level::Letter => format!("{})", letters[value as usize - 1]),
        Level::Bracketed => format!("({value})"),
        Level::Dash => "-".to_owned(),
        Level::Plus => "+".to_owned(),
    }
}

/// Writes the tree out: each printed number with its path.
fn print(
    tree: &Tree,
    depth: usize,
    path: &[(String, u32)],
    plain_count: &mut u32,
    out: &mut Vec<(String, Vec<String>)>,
) {
    let mut at = depth + tree.skip;
    let (parent, parent_value) = path.last().cloned().unwrap_or_default();
    let numbered_parent =
        !parent.is_empty() && (parent.bytes().all(|b| b.is_ascii_digit() || b"IVX".contains(&b)));
    if LEVELS.get(at) == Some(&Level::Nested) && !numbered_parent {
        at += 1;
    }
    let Some(&level) = LEVELS.get(at) else { return };
    let runs_on = level == Level::Plain && tree.runs_on;
    for (index, child) in tree.children.iter().enumerate() {
        let value = if runs_on && *plain_count > 0 && index == 0 {
            *plain_count + 1
        } else if index == 0 {
            1
        } else if level == Level::Plain {
            *plain_count + 1
        } else {
            index as u32 + 1
        };
        if level == Level::Plain {
            *plain_count = value;
        }
        let printed = label(level, value, &parent, parent_value);
        let mut below = path.to_vec();
        below.push((printed.clone(), value));
        out.push((printed, below.iter().map(|(label, _)| label.clone()).collect()));
        // `2.1.1` stands below `2.1` as `2.1` below `2`.
        let next_depth = if level == Level::Nested && child.runs_on && below.len() < 5 { at } else { at + 1 };
        print(child, next_depth, &below, plain_count, out);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn valid_numberings_have_no_fault(tree in tree()) {
        let mut numbers = Vec::new();
        print(&tree, 0, &[], &mut 0, &mut numbers);
        let printed: Vec<&str> = numbers.iter().map(|(number, _)| number.as_str()).collect();
        let mut walk = Walk::default();
        for (number, path) in &numbers {
            let ordinal = read(number).expect("the generator prints ordinals");
            let peeked = walk.peek(&ordinal);
            let step = walk.take(&ordinal);
            prop_assert_eq!(peeked, step);
            prop_assert!(step.is_sound(), "{:?} at {} of {:?}", step, number, printed);
            prop_assert_eq!(&walk.path(), path, "{:?}", printed);
        }
    }

    #[test]
    fn a_missing_number_is_reported(count in 4_u32..20, missing in 2_u32..20) {
        prop_assume!(missing < count);
        let mut walk = Walk::default();
        let mut faults = 0;
        for value in (1..=count).filter(|&value| value != missing) {
            let ordinal = read(&value.to_string()).expect("a number");
            faults += u32::from(!walk.take(&ordinal).is_sound());
        }
        prop_assert_eq!(faults, 1);
    }

    #[test]
    fn no_text_panics(text in "\\PC{0,60}") {
        let _ = grammar::ordinal::split(&text);
        let _ = read(&text);
        let _ = grammar::timing::closure(&text);
        let context = grammar::timing::Context::default();
        let timing = grammar::timing::read(&text, &context);
        let _ = grammar::timing::due(&timing);
        let _ = grammar::timing::read_damaged(&text, &context);
        for (range, _) in grammar::timing::find(&text, &context) {
            prop_assert!(text.get(range).is_some());
        }
    }
}
