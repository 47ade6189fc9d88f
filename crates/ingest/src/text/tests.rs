//! What a text file becomes, as a list of lines: `P` paragraphs (`+` after a gap), `F` fragments.

use model::{Block, Content};

use crate::{ReadError, ReadSettings};

fn show(text: &str) -> Vec<String> {
    let reading = super::read(text.as_bytes(), &ReadSettings::default()).unwrap();
    let Content::Blocks(blocks) = reading.content else { panic!("text has no pages") };
    let show = |block: &Block| match block {
        Block::Paragraph(p) => {
            format!("P{}{}", if p.gap_before { "+" } else { " " }, p.text.replace('\n', "⏎"))
        }
        Block::Fragment(f) => {
            format!("F {}×{} {:?}", f.rows.len(), f.width, f.region.lines.unwrap_or_default())
        }
    };
    blocks.iter().map(show).collect()
}

#[test]
fn page_breaks_part_fragments_and_headers_stay_rows() {
    let text = "\n\nPHỤ LỤC\n\nTT\tNội dung\tThời gian\t\n\t\tTừ\tĐến\n1\tRà soát\t2024\t2025\n\nTT\tNội dung\tThời gian\t\n\t\tTừ\tĐến\n\tvăn bản\t\t\n";
    assert_eq!(show(text), ["P+PHỤ LỤC", "F 3×4 [5, 7]", "F 3×4 [9, 11]"]);
}

#[test]
fn a_part_of_a_table_is_known_by_its_width() {
    let text = "TT\tNội dung\tChủ trì\tHạn\n1\tRà soát\tSở A\t2025\n\n2\tĐào tạo\t\t\n\nĐề nghị các đơn vị thực hiện.\n";
    assert_eq!(show(text), ["F 2×4 [1, 2]", "F 1×4 [4, 4]", "P+Đề nghị các đơn vị thực hiện."]);
}

#[test]
fn a_table_of_html_inside_a_text() {
    let text = "# Phụ lục\n\n<table>\n<tr><th>TT</th><th>Nội dung</th></tr>\n<tr>\n<td>1</td>\n<td>Rà soát</td>\n</tr>\n</table>\n\nHết.\n";
    assert_eq!(show(text), ["P+Phụ lục", "F 2×2 [3, 9]", "P+Hết."]);
    let Content::Blocks(blocks) = super::read(text.as_bytes(), &ReadSettings::default()).unwrap().content
    else {
        panic!("text has no pages")
    };
    let Some(Block::Fragment(table)) = blocks.get(1) else { panic!("a table") };
    let lines: Vec<_> = table.rows.iter().map(|row| row.region.lines.unwrap_or_default()).collect();
    assert_eq!(lines, [[4, 4], [5, 9]]);
    assert_eq!(show("<table> mở mà không đóng\nHết.\n").len(), 2);
}

#[test]
fn a_stray_tab_is_no_table() {
    let text = "Nơi nhận:\n\t \n- Như trên;\nLưu:\tVT.\n1.\tMục đích\n\tTham mưu";
    let expected = ["P+Nơi nhận:", "P+- Như trên;", "P Lưu: VT.", "P 1. Mục đích", "P Tham mưu"];
    assert_eq!(show(text), expected);
}

#[test]
fn a_letterhead_is_read_side_by_side() {
    let text = "ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH X\tĐộc lập - Tự do - Hạnh phúc\nSố: 1/KH-UBND\tX, ngày 1 tháng 2 năm 2024\n";
    let seen = show(text);
    assert_eq!(
        seen.iter().map(|s| s.trim_start_matches(['P', ' ', '+'])).collect::<Vec<_>>(),
        [
            "ỦY BAN NHÂN DÂN",
            "TỈNH X",
            "Số: 1/KH-UBND",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "X, ngày 1 tháng 2 năm 2024",
        ]
    );
}

#[test]
fn what_converters_write_around_letters_is_read_in_lines_and_in_cells() {
    for (line, text) in [
        ("Sở GD&amp;ĐT chủ trì.", "Sở GD&ĐT chủ trì."),
        ("Sở&nbsp;Y tế chủ trì.", "Sở Y tế chủ trì."),
        ("\\(1\\) Rà soát quy hoạch.", "(1) Rà soát quy hoạch."),
        ("[]{#_Toc1 .anchor}I. NHIỆM VỤ", "I. NHIỆM VỤ"),
    ] {
        assert_eq!(show(line), [format!("P+{text}")], "{line}");
    }
    let table = "TT\tNội dung\tChủ trì\n1\tRà soát\tSở GD&amp;ĐT\n2\tHọp\tSở&nbsp;Y tế\n";
    let Content::Blocks(blocks) = super::read(table.as_bytes(), &ReadSettings::default()).unwrap().content
    else {
        panic!("text has no pages")
    };
    let [Block::Fragment(fragment)] = &blocks[..] else { panic!("{blocks:?}") };
    let last = |row: usize| fragment.rows.get(row).and_then(|r| r.cells.get(2)).map(|c| c.text.as_str());
    assert_eq!([last(1), last(2)], [Some("Sở GD&ĐT"), Some("Sở Y tế")]);
}

#[test]
fn nothing_is_nothing_and_binary_is_an_error() {
    assert!(show("").is_empty());
    assert!(show("\n \n\t\n").is_empty());
    let error = super::read(b"\x89PNG\r\n\x1a\n\x00\x00", &ReadSettings::default()).unwrap_err();
    assert_eq!(error, ReadError::NotText { offset: 0, byte: Some(0x89) });
}

#[test]
fn wide_and_long_inputs_take_linear_time() {
    let wide = format!("{}\n{}\n", "a\t".repeat(10_000), "\t".repeat(10_000));
    assert_eq!(show(&wide), ["F 1×10001 [1, 1]"]);
    let zebra = "a\tb\tc\nd\n".repeat(20_000);
    assert!(!show(&zebra).is_empty());
    let line = "Rà soát quy hoạch ".repeat(300_000);
    assert_eq!(show(&line).len(), 1);
}
