//! Where annexes begin.

use super::*;

/// Lines of text, and `|` for a table.
pub(super) fn pieces(lines: &[&'static str]) -> Vec<Piece<'static>> {
    let piece = |(i, t): (usize, &&'static str)| match *t {
        "|" => Piece::Table(i),
        t => Piece::Line(Line { block: i, text: t.into(), ..Line::default() }),
    };
    lines.iter().enumerate().map(piece).collect()
}

fn check(
    lines: &[&'static str],
    foot_at: Option<usize>,
    expected: &[(usize, usize, Option<&str>, &str, bool)],
) {
    let pieces = pieces(lines);
    let found = find(&pieces, foot_at);
    let seen: Vec<_> = found
        .iter()
        .map(|o| (o.at, o.until, o.number.as_deref(), o.title.as_deref().unwrap_or(""), o.attached.is_some()))
        .collect();
    assert_eq!(seen, expected);
}

#[test]
fn a_letterhead_above_an_annex() {
    check(
        &[
            "TM. ỦY BAN NHÂN DÂN",
            "Lê Văn An",
            "UBND TỈNH LÀO CAI",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "Phụ lục I",
            "DANH MỤC NHIỆM VỤ",
            "|",
        ],
        Some(0),
        &[(2, 7, Some("I"), "DANH MỤC NHIỆM VỤ", false)],
    );
}

#[test]
fn annexes() {
    check(
        &["BIỂU PHÂN CÔNG NHIỆM VỤ", "THỰC HIỆN ĐỀ ÁN", "(Kèm theo Kế hoạch số 5/KH-UBND)", "|"],
        None,
        &[(0, 3, None, "BIỂU PHÂN CÔNG NHIỆM VỤ THỰC HIỆN ĐỀ ÁN", true)],
    );
    check(
        &["Nơi nhận:", "Trần Văn Ba", "PHỤ LỤC 2: NHIỆM VỤ NĂM 2024", "|", "Phụ lục III", "CHỈ TIÊU", "|"],
        Some(0),
        &[(2, 3, Some("2"), "NHIỆM VỤ NĂM 2024", false), (4, 6, Some("III"), "CHỈ TIÊU", false)],
    );
    check(&["KẾ HOẠCH", "Phòng bệnh", "(Kèm theo Quyết định số 5/QĐ-UBND)", "I. MỤC ĐÍCH"], None, &[]);
    check(&["1. Theo dõi Phụ lục 2 kèm theo.", "Phụ lục 1 kèm theo Kế hoạch này;"], None, &[]);
    check(
        &["TM. ỦY BAN NHÂN DÂN", "Lê Văn An", "BẢNG TỔNG HỢP CHỈ TIÊU", "|"],
        Some(0),
        &[(2, 3, None, "BẢNG TỔNG HỢP CHỈ TIÊU", false)],
    );
    check(
        &[
            "TM. ỦY BAN NHÂN DÂN",
            "Lê Văn An",
            "ỦY BAN NHÂN DÂN",
            "TỈNH LÀO CAI",
            "PHỤ LỤC I",
            "DANH MỤC NHIỆM VỤ",
            "|",
            "UBND TỈNH LÀO CAI",
            "DANH MỤC ĐỀ ÁN",
            "(Kèm theo Kế hoạch số 15/KH-UBND)",
            "|",
        ],
        Some(0),
        &[(2, 6, Some("I"), "DANH MỤC NHIỆM VỤ", false), (7, 10, None, "DANH MỤC ĐỀ ÁN", true)],
    );
}
