//! Tables whose columns or rows are not drawn, on made pages, and what looks like one and is none.

use model::{Fragment, FragmentOrigin, Page, TextDirection, Word};

use super::{blocks, rule, ruled, set, sheet, texts};

/// Sets columns of a line, each centred on its x.
fn spread(page: &mut Page, y: f32, cells: &[(f32, &str)]) {
    for (x, text) in cells {
        let letters = text.chars().filter(|c| *c != ' ').count() as f32;
        let width = letters * 6.0 + 3.0 * text.matches(' ').count() as f32;
        set(page, x - width / 2.0, y, text);
    }
}

fn only(mut fragments: Vec<Fragment>) -> Fragment {
    assert_eq!(fragments.len(), 1, "{fragments:?}");
    fragments.remove(0)
}

#[test]
fn figures_without_any_rule() {
    let mut page = sheet(1);
    set(&mut page, 60.0, 60.0, "Biểu 1. Kết quả thực hiện");
    spread(&mut page, 100.0, &[(300.0, "2021"), (380.0, "2022"), (460.0, "2023")]);
    for (i, (label, figures)) in [
        ("Nông nghiệp:", None),
        ("Lúa ........", Some(["1.200", "1.310", "1.402"])),
        ("Ngô ........", Some(["85", "–", "91"])),
        ("Lâm nghiệp", Some(["12,5%", "13%", "14,1%"])),
        ("Thủy sản", Some(["7", "8", "9"])),
        ("Tổng cộng", Some(["1.292", "1.318", "1.507"])),
    ]
    .iter()
    .enumerate()
    {
        let y = 120.0 + 15.0 * i as f32;
        set(&mut page, 60.0, y, label);
        for (column, text) in figures.iter().flatten().enumerate() {
            spread(&mut page, y, &[(300.0 + 80.0 * column as f32, text)]);
        }
    }
    set(&mut page, 60.0, 260.0, "Các đơn vị có liên quan căn cứ kết quả trên để triển khai thực hiện.");
    let (fragments, paragraphs) = blocks(&[page]);
    let table = only(fragments);
    assert_eq!(paragraphs.len(), 2);
    assert_eq!(texts(&table)[0], ["", "2021", "2022", "2023"]);
    assert_eq!(texts(&table)[1], ["Nông nghiệp:", "", "", ""]);
    assert_eq!(texts(&table)[3], ["Ngô ........", "85", "–", "91"]);
    assert_eq!((table.rows.len(), table.origin), (7, FragmentOrigin::Unruled));
}

#[test]
fn figures_in_prose_are_no_table() {
    let mut page = sheet(1);
    for (i, line) in [
        "Năm 2021 đạt 1.200 tấn, năm 2022 đạt 1.310 tấn, năm 2023 đạt 1.402 tấn và",
        "năm 2024 phấn đấu đạt 1.500 tấn; tỷ lệ 12,5% năm 2021 tăng lên 13% vào năm 2022,",
        "14,1% năm 2023; tổng số 85 xã, 7 phường, 9 thị trấn với 1.292 hộ, 1.318 lao động",
        "và 1.507 lượt người được hỗ trợ theo Nghị quyết số 12 ngày 15 tháng 7 năm 2022.",
    ]
    .iter()
    .enumerate()
    {
        set(&mut page, 60.0, 100.0 + 15.0 * i as f32, line);
    }
    // a table of contents: one figure at the end of each line
    for i in 0..8 {
        let y = 300.0 + 15.0 * i as f32;
        set(&mut page, 60.0, y, "Mục tiêu và nhiệm vụ ...........");
        set(&mut page, 480.0, y, "12");
    }
    assert!(blocks(&[page]).0.is_empty());
}

#[test]
fn rules_between_the_rows_alone() {
    let mut page = sheet(1);
    // the second level of the header, and a lead merged over two rows
    for (y, from, to) in [
        (80.0, 60.0, 520.0),
        (100.0, 240.0, 420.0),
        (120.0, 60.0, 520.0),
        (150.0, 60.0, 240.0),
        (150.0, 330.0, 520.0),
        (180.0, 60.0, 520.0),
    ] {
        rule(&mut page, from, y, to, y + 0.5);
    }
    spread(&mut page, 94.0, &[(330.0, "Cơ quan")]);
    spread(&mut page, 104.0, &[(75.0, "TT"), (165.0, "Nội dung"), (470.0, "Thời gian")]);
    spread(&mut page, 114.0, &[(285.0, "Chủ trì"), (375.0, "Phối hợp")]);
    set(&mut page, 72.0, 136.0, "1");
    set(&mut page, 100.0, 136.0, "Rà soát quy hoạch");
    set(&mut page, 345.0, 136.0, "Sở Tài chính");
    set(&mut page, 445.0, 136.0, "Quý I");
    set(&mut page, 262.0, 153.0, "Sở Y tế");
    set(&mut page, 72.0, 166.0, "2");
    set(&mut page, 100.0, 166.0, "Công bố kết quả");
    set(&mut page, 345.0, 166.0, "Sở Nội vụ");
    set(&mut page, 445.0, 166.0, "Quý II");
    let table = only(blocks(&[page]).0);
    assert_eq!(texts(&table)[0], ["TT", "Nội dung", "Cơ quan", "Thời gian"]);
    assert_eq!(texts(&table)[1], ["Chủ trì", "Phối hợp"]);
    assert_eq!(texts(&table)[2], ["1", "Rà soát quy hoạch", "Sở Y tế", "Sở Tài chính", "Quý I"]);
    assert_eq!(texts(&table)[3], ["2", "Công bố kết quả", "Sở Nội vụ", "Quý II"]);
    assert_eq!(table.rows[2].cells[2].row_span, 2);
}

#[test]
fn ruled_lines_around_prose_are_no_table() {
    let mut page = sheet(1);
    for i in 0..4 {
        let y = 80.0 + 60.0 * i as f32;
        rule(&mut page, 60.0, y, 520.0, y + 0.5);
        set(
            &mut page,
            60.0,
            y + 20.0,
            "Căn cứ Luật Tổ chức chính quyền địa phương và các văn bản có liên quan,",
        );
        set(
            &mut page,
            60.0,
            y + 35.0,
            "Ủy ban nhân dân tỉnh yêu cầu các cơ quan, đơn vị tổ chức thực hiện nghiêm túc.",
        );
    }
    assert!(blocks(&[page]).0.is_empty());
}

#[test]
fn rows_whose_cells_are_centred() {
    let mut page = sheet(1);
    rule(&mut page, 60.0, 80.0, 460.0, 80.5);
    rule(&mut page, 60.0, 300.0, 460.0, 300.5);
    for x in [60.0, 100.0, 280.0, 460.0] {
        rule(&mut page, x, 80.0, x + 0.5, 300.0);
    }
    spread(&mut page, 94.0, &[(80.0, "TT"), (190.0, "Nội dung"), (370.0, "Chủ trì")]);
    // three lines of content, pitch 13; the ordinal and the lead stand beside the middle one; 16 between rows
    for (row, text) in ["Rà soát", "Lập đề án", "Công bố"].iter().enumerate() {
        let y = 110.0 + 42.0 * row as f32;
        for line in 0..3 {
            set(&mut page, 105.0, y + 13.0 * line as f32, if line == 0 { text } else { "quy hoạch" });
        }
        spread(&mut page, y + 13.0, &[(80.0, ["1", "2", "3"][row]), (370.0, "Sở Y tế")]);
    }
    let table = only(blocks(&[page]).0);
    assert_eq!(texts(&table)[0], ["TT", "Nội dung", "Chủ trì"]);
    assert_eq!(texts(&table)[2], ["2", "Lập đề án quy hoạch quy hoạch", "Sở Y tế"]);
    assert_eq!(table.rows.len(), 4);
}

#[test]
fn a_header_printed_again_ends_where_it_ended_before() {
    let mut pages = Vec::new();
    for (number, rows) in [(1, ["1", "2", "3"]), (2, ["", "4", "5"])] {
        let mut page = sheet(number);
        rule(&mut page, 60.0, 80.0, 460.0, 80.5);
        rule(&mut page, 60.0, 200.0, 460.0, 200.5);
        for x in [60.0, 100.0, 280.0, 460.0] {
            rule(&mut page, x, 80.0, x + 0.5, 200.0);
        }
        spread(&mut page, 94.0, &[(80.0, "TT"), (190.0, "Nội dung"), (370.0, "Chủ trì")]);
        for (i, ordinal) in rows.iter().enumerate() {
            let y = 110.0 + 14.0 * i as f32;
            set(&mut page, 77.0, y, ordinal);
            set(&mut page, 105.0, y, "Rà soát quy hoạch");
            set(&mut page, 300.0, y, "Sở Y tế");
        }
        page.words.retain(|w| !w.text.is_empty());
        pages.push(page);
    }
    let (fragments, _) = blocks(&pages);
    assert_eq!(texts(&fragments[1])[0], ["TT", "Nội dung", "Chủ trì"]);
    assert_eq!(texts(&fragments[1])[1], ["", "Rà soát quy hoạch", "Sở Y tế"]);
    assert_eq!(texts(&fragments[1])[2][0], "4");
}

#[test]
fn rows_of_figures_inside_one_band() {
    let mut page = sheet(1);
    let cells = ["Tháng", "Thu", "Chi", "", "", ""];
    ruled(&mut page, &[60.0, 160.0, 260.0, 360.0], &[80.0, 100.0, 150.0], &cells);
    for (i, (month, take, spend)) in
        [("Tháng 4", "653", "107,5"), ("Tháng 5", "686", "110,9"), ("Tháng 6", "667", "108,0")]
            .iter()
            .enumerate()
    {
        let y = 113.0 + 15.0 * i as f32;
        set(&mut page, 65.0, y - 1.0, month);
        set(&mut page, 200.0, y, take);
        set(&mut page, 300.0, y, spend);
    }
    let table = only(blocks(&[page]).0);
    assert_eq!(texts(&table)[2], ["Tháng 5", "686", "110,9"]);
    assert_eq!(table.rows.len(), 4);
}

#[test]
fn row_heads_beside_the_frame_and_totals_below_it() {
    let mut page = sheet(1);
    let figures = ["Cử tri", "Phiếu", "Hợp lệ", "96", "43", "41", "92", "39", "38", "102", "34", "30"];
    ruled(&mut page, &[160.0, 260.0, 360.0, 460.0], &[80.0, 100.0, 120.0, 140.0, 160.0], &figures);
    for (y, name) in [(114.0, "Sơn Nam"), (134.0, "Hồng Thái"), (154.0, "Phúc Ứng")] {
        set(&mut page, 90.0, y, name);
    }
    // the frame of the totals lacks the first column
    ruled(&mut page, &[260.0, 360.0, 460.0], &[175.0, 195.0], &["116", "109"]);
    set(&mut page, 90.0, 189.0, "Tổng");
    set(&mut page, 200.0, 189.0, "290");
    let (fragments, paragraphs) = blocks(&[page]);
    assert_eq!(texts(&fragments[0])[0], ["", "Cử tri", "Phiếu", "Hợp lệ"]);
    assert_eq!(texts(&fragments[0])[1], ["Sơn Nam", "96", "43", "41"]);
    assert_eq!(texts(&fragments[1]), [["Tổng", "290", "116", "109"]]);
    assert!(paragraphs.is_empty());
}

#[test]
fn text_beside_a_frame_is_no_row_head() {
    let mut page = sheet(1);
    let figures = ["Cử tri", "Phiếu", "96", "43", "92", "39", "102", "34"];
    ruled(&mut page, &[260.0, 360.0, 460.0], &[80.0, 100.0, 120.0, 140.0, 160.0], &figures);
    // running text whose lines do not stand in the rows
    for i in 0..6 {
        set(&mut page, 60.0, 90.0 + 13.0 * i as f32, "kết quả bầu cử tại các");
    }
    let (fragments, paragraphs) = blocks(&[page]);
    assert_eq!(texts(&fragments[0])[1], ["96", "43"]);
    assert!(!paragraphs.is_empty());
}

#[test]
fn the_number_of_a_turned_page_is_furniture() {
    let mut page = sheet(1);
    (page.width, page.height) = (842.0, 595.0);
    set(&mut page, 60.0, 100.0, "Kết quả thực hiện các nhiệm vụ");
    page.words.push(Word {
        text: "208".into(),
        bbox: model::Rect::new(800.0, 50.0, 812.5, 68.0),
        baseline: 803.0,
        direction: TextDirection::Down,
        ..Word::default()
    });
    let (_, paragraphs) = blocks(&[page]);
    assert_eq!(paragraphs.len(), 1);
}

#[test]
fn one_cell_alone_runs_through_a_page() {
    let xs = [60.0, 100.0, 280.0, 460.0];
    let (mut first, mut middle, mut last) = (sheet(1), sheet(2), sheet(3));
    ruled(
        &mut first,
        &xs,
        &[80.0, 100.0, 780.0],
        &["TT", "Nội dung", "Chủ trì", "1", "Rà soát, lập", "Sở Y tế"],
    );
    ruled(&mut middle, &xs, &[80.0, 780.0], &["", "và trình duyệt", ""]);
    ruled(&mut last, &xs, &[80.0, 100.0, 120.0], &["", "quy hoạch.", "", "2", "Công bố", "Sở Nội vụ"]);
    let (tables, prose) = blocks(&[first, middle.clone(), last]);
    assert_eq!((tables.len(), prose.len()), (3, 0));
    assert_eq!(texts(&tables[1]), [["", "và trình duyệt", ""]]);
    assert!(blocks(&[middle]).0.is_empty(), "a box alone is no table");
}

#[test]
fn the_header_of_a_table_is_no_running_head() {
    let pages: Vec<Page> = (1..=4)
        .map(|number| {
            let mut page = sheet(number);
            set(&mut page, 285.0, 30.0, &number.to_string());
            for y in [40.0, 70.0, 100.0, 130.0] {
                rule(&mut page, 60.0, y, 520.0, y + 0.5);
            }
            spread(&mut page, 53.0, &[(75.0, "STT"), (190.0, "Nhiệm vụ,"), (370.0, "Cơ quan")]);
            spread(&mut page, 66.0, &[(190.0, "giải pháp"), (370.0, "chủ trì"), (470.0, "Thời gian")]);
            let row = |page: &mut Page, y: f32, number: u32| {
                spread(page, y, &[(75.0, &number.to_string()), (370.0, "Sở Y tế"), (470.0, "Quý I")]);
                set(page, 120.0, y, "Rà soát quy hoạch");
            };
            row(&mut page, 88.0, 2 * number - 1);
            row(&mut page, 118.0, 2 * number);
            page
        })
        .collect();
    let (tables, prose) = blocks(&pages);
    assert_eq!((tables.len(), prose.len()), (4, 0));
    for table in &tables {
        assert_eq!(texts(table)[0], ["STT", "Nhiệm vụ, giải pháp", "Cơ quan chủ trì", "Thời gian"]);
        assert_eq!(table.rows.len(), 3);
    }
}
