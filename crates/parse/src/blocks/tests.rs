//! The layout on made pages: every word lands once, tables come out whole, prose stays prose.

mod items;
mod open;

use std::collections::BTreeMap;

use model::{Block, Fragment, Page, Paragraph, Rect, Ruling, Style, Word};

use super::{LayoutSettings, from_pages};

/// Sets a line of text at `(x, y)`, 12 pt, 6 pt a letter.
fn set(page: &mut Page, x: f32, y: f32, text: &str) {
    let mut at = x;
    for token in text.split(' ') {
        let width = token.chars().count() as f32 * 6.0;
        page.words.push(Word {
            text: token.into(),
            bbox: Rect::new(at, y - 10.0, at + width, y + 2.5),
            baseline: y,
            style: Style { size: 12.0, ..Style::default() },
            space_before: true,
            ..Word::default()
        });
        at += width + 3.0;
    }
}

fn rule(page: &mut Page, x0: f32, y0: f32, x1: f32, y1: f32) {
    page.rulings.push(Ruling { bbox: Rect::new(x0, y0, x1, y1) });
}

fn sheet(number: u32) -> Page {
    Page { number, width: 595.0, height: 842.0, glyph_size: 12.0, ..Page::default() }
}

/// A ruled grid with the given edges and texts, row by row.
fn ruled(page: &mut Page, xs: &[f32], ys: &[f32], texts: &[&str]) {
    for y in ys {
        rule(page, xs[0], *y, xs[xs.len() - 1], y + 0.5);
    }
    for x in xs {
        rule(page, *x, ys[0], x + 0.5, ys[ys.len() - 1]);
    }
    for (i, text) in texts.iter().enumerate() {
        let (row, column) = (i / (xs.len() - 1), i % (xs.len() - 1));
        if !text.is_empty() {
            set(page, xs[column] + 5.0, ys[row] + 14.0, text);
        }
    }
}

fn blocks(pages: &[Page]) -> (Vec<Fragment>, Vec<Paragraph>) {
    let out = from_pages(pages, &LayoutSettings::default());
    conserves(pages, &out);
    let mut parts = (Vec::new(), Vec::new());
    for block in out.value {
        match block {
            Block::Fragment(fragment) => parts.0.push(fragment),
            Block::Paragraph(paragraph) => parts.1.push(paragraph),
        }
    }
    parts
}

/// The law: glyph by glyph, what stands on the pages is in the blocks or in a diagnostic, once.
fn conserves(pages: &[Page], out: &model::Traced<Vec<Block>>) {
    let mut balance: BTreeMap<char, i64> = BTreeMap::new();
    let mut count = |text: &str, by: i64| {
        for glyph in text.chars().filter(|c| !c.is_whitespace()) {
            *balance.entry(glyph).or_default() += by;
        }
    };
    pages.iter().flat_map(|p| &p.words).for_each(|w| count(&w.text, 1));
    for block in &out.value {
        match block {
            Block::Paragraph(paragraph) => count(&paragraph.text, -1),
            Block::Fragment(fragment) => {
                fragment.rows.iter().flat_map(|r| &r.cells).for_each(|c| count(&c.text, -1));
            }
        }
    }
    out.diagnostics.iter().flat_map(|d| &d.arguments).for_each(|a| count(a, -1));
    balance.retain(|_, n| *n != 0);
    assert!(balance.is_empty(), "lost (+) or doubled (-): {balance:?}");
}

fn texts(fragment: &Fragment) -> Vec<Vec<&str>> {
    fragment.rows.iter().map(|r| r.cells.iter().map(|c| c.text.as_str()).collect()).collect()
}

#[test]
fn a_ruled_table_between_two_paragraphs() {
    let mut page = sheet(1);
    set(&mut page, 60.0, 60.0, "Các nhiệm vụ cụ thể như sau:");
    ruled(
        &mut page,
        &[60.0, 100.0, 300.0, 500.0],
        &[80.0, 110.0, 150.0],
        &["TT", "Nội dung", "Chủ trì", "1", "Rà soát", "Sở Y tế"],
    );
    set(&mut page, 60.0, 200.0, "Ủy ban nhân dân tỉnh yêu cầu các đơn vị thực hiện.");
    let (fragments, paragraphs) = blocks(&[page]);
    assert_eq!(paragraphs.len(), 2);
    assert_eq!(texts(&fragments[0]), [["TT", "Nội dung", "Chủ trì"], ["1", "Rà soát", "Sở Y tế"]]);
    assert_eq!((fragments[0].closed_above, fragments[0].closed_below), (Some(true), Some(true)));
}

#[test]
fn a_row_torn_by_the_page_end_is_open_below() {
    let mut page = sheet(1);
    ruled(&mut page, &[60.0, 100.0, 300.0], &[700.0, 730.0], &["TT", "Nội dung"]);
    for x in [60.0, 100.0, 300.0] {
        rule(&mut page, x, 730.0, x + 0.5, 780.0);
    }
    set(&mut page, 65.0, 745.0, "1");
    set(&mut page, 105.0, 745.0, "Rà soát quy");
    let (fragments, _) = blocks(&[page]);
    assert_eq!(texts(&fragments[0]), [["TT", "Nội dung"], ["1", "Rà soát quy"]]);
    assert_eq!((fragments[0].closed_below, fragments[0].touches_end), (Some(false), Some(true)));
}

#[test]
fn two_tables_one_above_the_other_stay_two() {
    let mut page = sheet(1);
    ruled(&mut page, &[60.0, 100.0, 300.0], &[100.0, 130.0, 160.0], &["TT", "A", "1", "B"]);
    ruled(&mut page, &[60.0, 100.0, 300.0], &[200.0, 230.0, 260.0], &["TT", "C", "1", "D"]);
    assert_eq!(blocks(&[page]).0.len(), 2);
}

#[test]
fn column_rules_alone_get_their_rows_from_the_ordinals() {
    let mut page = sheet(1);
    for x in [60.0, 100.0, 300.0, 500.0] {
        rule(&mut page, x, 100.0, x + 0.5, 240.0);
    }
    for (i, (number, text, lead)) in [
        ("1", "Rà soát quy", "Sở Nội vụ"),
        ("", "hoạch", ""),
        ("2", "Xây dựng", "Sở Y tế"),
        ("3", "Tổ chức", "Sở Tài"),
    ]
    .into_iter()
    .enumerate()
    {
        let y = 115.0 + i as f32 * 15.0;
        for (x, text) in [(65.0, number), (105.0, text), (305.0, lead)] {
            if !text.is_empty() {
                set(&mut page, x, y, text);
            }
        }
    }
    set(&mut page, 305.0, 175.0, "chính");
    let (fragments, _) = blocks(&[page]);
    assert_eq!(
        texts(&fragments[0]),
        [
            ["1", "Rà soát quy hoạch", "Sở Nội vụ"],
            ["2", "Xây dựng", "Sở Y tế"],
            ["3", "Tổ chức", "Sở Tài chính"]
        ]
    );
}

#[test]
fn a_torn_number_does_not_cut_a_row() {
    let mut page = sheet(1);
    ruled(&mut page, &[60.0, 90.0, 300.0], &[100.0, 130.0, 180.0], &["TT", "Nội dung", "2.1", "Rà soát"]);
    set(&mut page, 65.0, 159.0, "0");
    set(&mut page, 95.0, 159.0, "toàn bộ");
    assert_eq!(texts(&blocks(&[page]).0[0])[1], ["2.10", "Rà soát toàn bộ"]);
}

#[test]
fn no_rules_at_all() {
    let mut page = sheet(1);
    let mut row = |y: f32, cells: [&str; 4]| {
        for (x, text) in [60.0, 110.0, 300.0, 430.0].into_iter().zip(cells) {
            if !text.is_empty() {
                set(&mut page, x, y, text);
            }
        }
    };
    row(100.0, ["TT", "Nội dung", "Chủ trì", "Thời gian"]);
    row(118.0, ["1", "Rà soát các quy hoạch", "Sở Xây dựng", "Quý I"]);
    row(133.0, ["", "còn hiệu lực", "", ""]);
    row(148.0, ["2", "Xây dựng kế hoạch", "Sở Y tế", "Quý II"]);
    row(163.0, ["3", "Tổ chức hội nghị", "Sở Nội vụ", "Tháng 5"]);
    let (fragments, paragraphs) = blocks(&[page]);
    assert!(paragraphs.is_empty());
    assert_eq!(texts(&fragments[0])[1], ["1", "Rà soát các quy hoạch còn hiệu lực", "Sở Xây dựng", "Quý I"]);
    assert_eq!(fragments[0].rows.len(), 4);
}

#[test]
fn a_letterhead_reads_left_then_right_and_is_no_table() {
    let mut page = sheet(1);
    for (y, left, right) in [
        (60.0, "UBND TỈNH LAI CHÂU", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA"),
        (76.0, "SỞ Y TẾ", "Độc lập - Tự do - Hạnh phúc"),
        (100.0, "Số: 12 /KH-SYT", "Lai Châu, ngày 5 tháng 1 năm 2026"),
    ] {
        set(&mut page, 80.0, y, left);
        set(&mut page, 300.0, y, right);
    }
    rule(&mut page, 340.0, 80.0, 460.0, 80.5);
    set(&mut page, 260.0, 140.0, "KẾ HOẠCH");
    for i in 0..4 {
        set(
            &mut page,
            60.0,
            180.0 + i as f32 * 16.0,
            "Thực hiện Quyết định của Ủy ban nhân dân tỉnh về việc giao các chỉ tiêu năm",
        );
    }
    let (fragments, paragraphs) = blocks(&[page]);
    assert!(fragments.is_empty());
    let all: Vec<&str> = paragraphs.iter().map(|p| p.text.as_str()).collect();
    let place = |text: &str| all.iter().position(|p| p.contains(text)).expect(text);
    assert!(place("SYT") < place("CỘNG HÒA"));
    assert!(place("Lai Châu, ngày") < place("KẾ HOẠCH"));
    assert_eq!(all[place("KẾ HOẠCH")], "KẾ HOẠCH");
}

#[test]
fn page_numbers_are_named_and_left_out() {
    let mut page = sheet(2);
    set(&mut page, 295.0, 40.0, "2");
    set(&mut page, 60.0, 90.0, "Nội dung của trang");
    let out = from_pages(&[page], &LayoutSettings::default());
    assert_eq!((out.value.len(), out.diagnostics.len()), (1, 1));
}

/// Pages strewn with words and rules in no order at all: whatever is made of them, no glyph is lost or doubled.
#[test]
fn text_is_conserved_on_any_page() {
    let mut state: u32 = 7;
    let mut next = |limit: u32| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) % limit
    };
    for round in 0..300 {
        let mut page = sheet(round % 3 + 1);
        for i in 0..next(60) {
            let (x, y) = (next(560) as f32, next(830) as f32);
            set(
                &mut page,
                x,
                y,
                ["1", "TT", "2.1", "Sở Y tế", "a)", "Nội dung công việc", "-", "2021-", "3"]
                    [(i % 9) as usize],
            );
        }
        for _ in 0..next(14) {
            let (x, y, length) = (next(500) as f32, next(700) as f32, next(400) as f32);
            if next(2) == 0 {
                rule(&mut page, x, y, x + length, y + 0.5);
            } else {
                rule(&mut page, x, y, x + 0.5, y + length);
            }
        }
        blocks(&[page.clone(), page]);
    }
}
