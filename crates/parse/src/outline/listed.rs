//! What stands behind the dash of a list: converters to Markdown write «- 1. Sở Y tế», «- a) Rà soát», «- + Tổ chức»,
//! typists «- Hoạt động 1: …». There the dash is the list's, and the number is the item's.

use grammar::ordinal;
use grammar::walk::Walk;
use model::{Ordinal, OrdinalStyle};

use crate::lines::Piece;

/// How many lines below are asked for the next item of a list of counted ones.
const FURTHEST: usize = 60;

/// The number or sign behind a bullet, and the text behind that. `below`: the pieces that follow.
pub(super) fn number<'t>(
    bullet: &str,
    body: &'t str,
    walk: &Walk,
    below: &[Piece<'_>],
) -> Option<(Ordinal, &'t str)> {
    let (ordinal, rest) = ordinal::split(body)?;
    let due = || walk.peek(&ordinal).is_sound();
    let fits = match ordinal.style {
        OrdinalStyle::Part | OrdinalStyle::Chapter | OrdinalStyle::Section | OrdinalStyle::Article => false,
        OrdinalStyle::Bullet => bullet == "-" && body.chars().nth(1) == Some(' '),
        OrdinalStyle::Counted => {
            (walk.knows(&ordinal) || due()) && (bullet == "*" || goes_on_counting(bullet, below))
        }
        OrdinalStyle::CapitalLetter
        | OrdinalStyle::Roman
        | OrdinalStyle::Decimal
        | OrdinalStyle::Letter
        | OrdinalStyle::Parenthesised => !rest.is_empty() && due(),
    };
    fits.then_some((ordinal, rest))
}

/// Whether the next item with the same bullet is counted too: «- Hoạt động 1: …» above «- Báo cáo …» is an item like that,
/// and nothing stands below it. A number, a table or the end closes the list.
fn goes_on_counting(bullet: &str, below: &[Piece<'_>]) -> bool {
    for piece in below.iter().take(FURTHEST) {
        let Piece::Line(line) = piece else { return true };
        let Some((ordinal, rest)) = ordinal::split(&line.text) else { continue };
        if ordinal.style != OrdinalStyle::Bullet {
            return true;
        }
        if ordinal.label == bullet {
            return ordinal::split(rest).is_some_and(|(inner, _)| inner.style == OrdinalStyle::Counted);
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use crate::ProseSettings;
    use crate::lines::{Line, Piece};
    use crate::outline::units::units;

    #[test]
    fn numbers_behind_the_dash_of_a_list() {
        let check = |lines: &[&str], expected: &[&str]| {
            let line = |text: &&'static str| Piece::Line(Line { text: (*text).into(), ..Line::default() });
            let lines: Vec<&'static str> =
                lines.iter().map(|l| String::leak((*l).to_owned()) as &str).collect();
            let pieces: Vec<Piece<'_>> = lines.iter().map(line).collect();
            let found = units(&pieces, &ProseSettings::default(), &mut Vec::new());
            let shown = |unit: &crate::outline::units::Unit| {
                let number = unit.ordinal.as_ref().map(|o| o.label.clone());
                format!("{}|{}", number.or(unit.bullet.clone()).unwrap_or_default(), unit.body)
            };
            assert_eq!(found.iter().map(shown).collect::<Vec<_>>(), expected, "{lines:?}");
        };
        check(
            &["- 1. Vụ Kế hoạch:", "- a) Rà soát.", "- - Báo cáo.", "- + Tổ chức.", "- 2. Sở Y tế."],
            &["1|Vụ Kế hoạch:", "a)|Rà soát.", "-|Báo cáo.", "+|Tổ chức.", "2|Sở Y tế."],
        );
        // What no number goes before is a part of the sentence.
        check(&["- 12. Sở Y tế.", "- 02 lớp tập huấn."], &["-|12. Sở Y tế.", "-|02 lớp tập huấn."]);
        check(&["- Điều 5. Tổ chức."], &["-|Điều 5. Tổ chức."]);
        check(
            &["- Hoạt động 1: Rà soát.", "+ Thời gian: Quý I.", "- Hoạt động 2: Báo cáo.", "2. Kinh phí."],
            &["Hoạt động 1|Rà soát.", "+|Thời gian: Quý I.", "Hoạt động 2|Báo cáo.", "2|Kinh phí."],
        );
        // An item like any other: nothing stands below it.
        check(
            &["- Hoạt động 1: Rà soát.", "+ Thời gian: Quý I.", "- Báo cáo."],
            &["-|Hoạt động 1: Rà soát.", "+|Thời gian: Quý I.", "-|Báo cáo."],
        );
        check(&["* Giải pháp 1: Rà soát.", "* Báo cáo."], &["Giải pháp 1|Rà soát.", "*|Báo cáo."]);
    }
}
