//! Lines between the parts of a table: what becomes of them.

use super::*;
use crate::samples::fragment;
use crate::tables::group;

const HEAD: &str = "TT | Nội dung | Cơ quan chủ trì | Thời gian";

fn part(rows: &[&str]) -> Block {
    Block::Fragment(fragment(rows))
}

/// What becomes of a line between two parts: a title, a running head, text within the table, or text between two.
fn read(first: &[&str], line: &str, next: &[&str]) -> &'static str {
    let paragraph = Paragraph { text: line.into(), ..Paragraph::default() };
    let mut blocks = vec![part(first), Block::Paragraph(paragraph), part(next)];
    let mut notes = Vec::new();
    settle(&mut blocks, &mut notes);
    let one = group(&blocks, |_| true, |_| 0).len() == 1;
    let titled = matches!(blocks.first(), Some(Block::Fragment(f)) if f.rows.len() > first.len());
    match (one, titled, notes.len()) {
        (true, true, 0) => "title",
        (true, false, 1) => "running",
        (true, false, 0) => "within",
        (false, false, 0) => "apart",
        _ => "?",
    }
}

#[test]
fn lines_between_parts() {
    let to_two = [HEAD, "1 | Xây dựng đề án | Sở A | 6/2026", "2 | Lấy ý kiến | Sở B | 7/2026"];
    let three = ["3 | Khám sức khỏe | Sở C | 8/2026"];
    let one = ["1 | Khám sức khỏe | Sở C | 8/2026"];
    let again = [HEAD, "3 | Khám sức khỏe | Sở C | 8/2026"];
    let torn = [HEAD, " | của các sở, ngành | Sở B | ", "3 | Khám sức khỏe | Sở C | 8/2026"];
    let torn_bare = [" | của các sở, ngành | Sở B | ", "3 | Khám sức khỏe | Sở C | 8/2026"];
    let same_number = [HEAD, "2 | của các sở, ngành | | ", "3 | Khám sức khỏe | Sở C | 8/2026"];
    for (line, next, expected) in [
        ("II. LĨNH VỰC XÃ HỘI", &one[..], "title"),
        ("II. Lĩnh vực xã hội", &three[..], "title"),
        ("LĨNH VỰC XÃ HỘI", &three[..], "title"),
        ("Lĩnh vực xã hội", &one[..], "title"),
        ("SỞ TÀI CHÍNH", &one[..], "title"),
        ("SỞ TÀI CHÍNH", &three[..], "title"),
        ("(tiếp theo)", &three[..], "running"),
        ("Phụ lục I (tiếp theo)", &three[..], "running"),
        ("(Tiếp theo trang trước)", &three[..], "running"),
        ("UBND TỈNH LÀO CAI", &three[..], "running"),
        ("VĂN PHÒNG UBND TỈNH\n2", &three[..], "running"),
        ("Kế hoạch số 44/KH-UBND", &three[..], "running"),
        ("UBND TỈNH LÀO CAI", &again[..], "running"),
        ("CÔNG BÁO/Số 12 + 13/Ngày 20-02-2026", &again[..], "running"),
        ("18 CÔNG BÁO TỈNH LÀO CAI/Số 12/Ngày 20-02-2026", &three[..], "running"),
        ("[Trang tiếp]", &again[..], "running"),
        ("KH_44_2026_signed.pdf", &again[..], "running"),
        // in mid-row whatever stands there comes with the page, but what says of itself that it is more
        ("Kế hoạch chuyển đổi số năm 2026", &torn[..], "running"),
        ("Kế hoạch chuyển đổi số năm 2026", &torn_bare[..], "running"),
        ("Kế hoạch chuyển đổi số năm 2026", &same_number[..], "running"),
        ("Kế hoạch chuyển đổi số năm 2026", &again[..], "apart"),
        ("Ghi chú: nhiệm vụ thường xuyên", &again[..], "within"),
        ("II. LĨNH VỰC XÃ HỘI", &torn[..], "apart"),
        ("Phụ lục II", &torn[..], "apart"),
        ("Ghi chú: nhiệm vụ thường xuyên", &three[..], "within"),
        ("Lĩnh vực xã hội", &three[..], "within"),
        // another table: its own title above the header, or a count of its own below a sentence
        ("II. LĨNH VỰC XÃ HỘI", &again[..], "apart"),
        ("Các đơn vị thực hiện như sau.", &one[..], "apart"),
        ("Biểu số 2", &one[..], "apart"),
        ("II. LĨNH VỰC XÃ HỘI", &["7 | Khám sức khỏe | Sở C | 8/2026"][..], "apart"),
        ("II. THÀNH PHẦN", &["1 | Giám đốc"][..], "apart"),
    ] {
        assert_eq!(read(&to_two, line, next), expected, "{line} {next:?}");
    }
    assert_eq!(read(&[HEAD], "I. LĨNH VỰC KINH TẾ", &one), "title");
    let section = [HEAD, "I | KINH TẾ | | ", "1 | Lập | Sở A | 6/2026", "2 | Trình | Sở B | 7/2026"];
    assert_eq!(read(&section, "Kế hoạch chuyển đổi số năm 2026", &again), "running");
    let two = [HEAD, "II | XÃ HỘI | | ", "3 | Khám sức khỏe | Sở C | 8/2026"];
    assert_eq!(read(&section, "NHIỆM VỤ NĂM 2027", &two), "apart");
    assert_eq!(read(&section, "Biểu số 2", &again), "apart");
    assert_eq!(read(&section, "II. LĨNH VỰC XÃ HỘI", &again), "apart");
    let weeks = [HEAD, "1 | Họp | Sở A | 6/2026"];
    let line = |text: &str| Block::Paragraph(Paragraph { text: text.into(), ..Paragraph::default() });
    let mut blocks = vec![
        part(&[HEAD]),
        line("Tuần 1 (từ 02/3)"),
        part(&["1 | Họp | Sở A | 6/2026"]),
        line("Tuần 2 (từ 09/3)"),
        part(&["2 | Lấy ý kiến | Sở B | 7/2026"]),
    ];
    settle(&mut blocks, &mut Vec::new());
    assert_eq!(blocks.len(), 3, "weeks");
    // What stands at each break comes with the pages; titles take turns.
    for (lines, whole) in [
        (["Kế hoạch năm 2026", "Kế hoạch năm 2026", "4 Kế hoạch năm 2026"], true),
        (["Cấp tỉnh", "Cấp xã", "Cấp tỉnh"], false),
    ] {
        let mut blocks = vec![part(&[HEAD, "1 | Họp | Sở A | 6/2026"])];
        for (text, number) in lines.into_iter().zip(2..) {
            blocks.push(line(text));
            blocks.push(part(&[HEAD, &format!("{number} | Lấy ý kiến | Sở B | 7/2026")]));
        }
        settle(&mut blocks, &mut Vec::new());
        assert_eq!(group(&blocks, |_| true, |_| 0).len() == 1, whole, "{lines:?}");
    }
    assert_eq!(read(&weeks, "Tuần 2 (từ 09/3)", &["2 | Lấy ý kiến | Sở B | 7/2026"]), "within");
    let parted = [HEAD, "1 | Kinh tế | | ", "1.1 | Lập | Sở A | 6/2026", "1.2 | Trình | Sở B | 7/2026"];
    assert_eq!(read(&parted, "2. Nhóm xã hội", &["2.1 | Khám | Sở C | 8/2026"]), "title");
}
