//! Rules on made pages.

use super::*;

fn page(draw: impl Fn(&mut Ink)) -> Prepared {
    let mut ink = Ink::blank(400, 300);
    draw(&mut ink);
    let pixels = ink.bits.iter().map(|&b| if b { 0 } else { 255 }).collect();
    let gray = Gray { width: 400, height: 300, pixels };
    Prepared { gray, ink, ..Prepared::blank((400, 300), 8.0, Vec::new()) }
}

fn across(ink: &mut Ink, y: usize, xs: Range<usize>) {
    ink.row_mut(y)[xs.clone()].fill(true);
    ink.row_mut(y + 1)[xs].fill(true);
}

fn down(ink: &mut Ink, x: usize, ys: Range<usize>) {
    for y in ys {
        ink.row_mut(y)[x..x + 2].fill(true);
    }
}

#[test]
fn finds_a_grid_over_breaks_and_drift_and_no_underline() {
    let mut page = page(|ink| {
        for (i, y) in [40, 100, 160].into_iter().enumerate() {
            across(ink, y, 40..180);
            // A break of ten samples, and a drift of one.
            across(ink, y + i % 2, 190..340);
        }
        for x in [40, 200, 338] {
            down(ink, x, 40..161);
        }
        across(ink, 250, 100..200);
    });
    let rules = find(&mut page, &OcrSettings::default());
    assert_eq!(rules.grid.iter().filter(|r| r.horizontal).count(), 3, "{:#?}", rules.grid);
    assert_eq!(rules.grid.iter().filter(|r| !r.horizontal).count(), 3, "{:#?}", rules.grid);
    assert_eq!(rules.loose.len(), 1);
    assert!(page.ink.bits.iter().filter(|&&b| b).count() < 40);
}

#[test]
fn the_ends_of_a_rule_that_a_scan_of_single_bits_broke_into_steps_belong_to_it() {
    let mut page = page(|ink| {
        for y in [40, 160] {
            // Steps that lie over each other for a few samples, the last ones too short to begin a rule.
            for (step, xs) in [(0, 20..34), (1, 30..46), (2, 42..300), (1, 296..318)] {
                across(ink, y + step, xs);
            }
        }
        for x in [21, 150, 315] {
            down(ink, x, 40..162);
        }
    });
    let rules = find(&mut page, &OcrSettings::default());
    let ends: Vec<(f32, f32)> = rules.grid.iter().filter(|r| r.horizontal).map(|r| (r.from, r.to)).collect();
    assert_eq!(ends, [(20.0, 318.0), (20.0, 318.0)]);
}

#[test]
fn an_edge_goes_on_through_a_row_of_one_line() {
    let grid = |stub: Range<usize>, x: usize| {
        let mut page = page(|ink| {
            for y in [40, 65, 90, 115, 200] {
                across(ink, y, 40..340);
            }
            for (x, ys) in [(40, 40..202), (338, 40..202), (190, 115..202), (x, stub.clone())] {
                down(ink, x, ys);
            }
        });
        find(&mut page, &OcrSettings::default()).grid.iter().filter(|r| !r.horizontal).count()
    };
    assert_eq!(grid(65..91, 190), 4, "from rule to rule, above an edge");
    assert_eq!(grid(70..91, 190), 3, "a letter that stands on a rule");
    assert_eq!(grid(65..91, 120), 3, "where no edge goes on");
}

#[test]
fn the_serifs_of_letters_that_touch_are_no_rule() {
    let mut page = page(|ink| {
        across(ink, 100, 40..80);
        for x in (41..78).step_by(6) {
            down(ink, x, 100..114);
        }
        across(ink, 200, 40..80);
    });
    let rules = find(&mut page, &OcrSettings::default());
    assert_eq!(rules.loose.iter().map(|r| r.at as usize).collect::<Vec<_>>(), [201]);
    assert!(page.ink.at(43, 100) && page.ink.at(50, 101));
}

#[test]
fn a_stroke_that_crosses_a_rule_stays() {
    let mut page = page(|ink| {
        across(ink, 100, 40..340);
        down(ink, 120, 85..110);
    });
    find(&mut page, &OcrSettings::default());
    assert!(page.ink.at(120, 90) && page.ink.at(120, 100) && !page.ink.at(200, 100));
}
