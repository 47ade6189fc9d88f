//! Cells that a page break tore, fused with the next, or that a picture damaged.

use super::*;

#[test]
fn torn_cells() {
    use Closure::{Open, Tail, Unknown, Whole};
    let cases = [
        ("Thường xuyên", Whole),
        ("Quý II/2023", Whole),
        ("Hàng tháng", Whole),
        ("6 tháng", Whole),
        ("Theo kế hoạch của tỉnh", Whole),
        ("Thường", Open),
        ("Tháng", Open),
        ("Tháng 12 hằng", Open),
        ("Quý IV/", Open),
        ("Hàng", Open),
        ("Quý", Open),
        ("Trước ngày", Open),
        ("Theo kế hoạch của", Open),
        ("Thường xuyên,", Open),
        ("xuyên", Tail),
        ("12 hằng năm", Tail),
        ("năm", Tail),
        ("IV/2024", Tail),
        ("năm tiếp theo", Tail),
        ("xong", Tail),
        (")", Tail),
        ("2025 và những", Open),
        ("Hàng năm Hàng năm", Unknown),
        ("Hằng năm Định kỳ, đột xuất", Unknown),
        ("Sở Y tế", Unknown),
        ("", Unknown),
    ];
    for (cell, expected) in cases {
        assert_eq!(closure(cell), expected, "{cell}");
    }
}

#[test]
fn fused_cells_are_cut() {
    let cases: [(&str, &str, &[usize]); 4] = [
        ("Thường", "xuyên Hàng năm", &["xuyên".len()]),
        ("Tháng", "12 hằng năm Năm 2030", &["12 hằng năm".len()]),
        ("Quý", "IV/2024 Thường xuyên", &["IV/2024".len()]),
        ("Thường", "Hàng năm", &[]),
    ];
    for (head, fused, expected) in cases {
        assert_eq!(cut(head, fused), expected, "{head} + {fused}");
    }
}

#[test]
fn damaged_cells() {
    let cases = [
        ("Quý l/2022", Some("Quý I/2022")),
        ("Quý H/2022", Some("Quý II/2022")),
        ("Quý lV/2022", Some("Quý IV/2022")),
        ("Quý 12022", Some("Quý 1/2022")),
        ("Quý II2O22", None),
        ("Quý II/2O22", Some("Quý II/2022")),
        ("Năm 2O24", Some("Năm 2024")),
        ("Hàng nãm", Some("Hàng năm")),
        ("Thuờng xuyèn", Some("Thường xuyên")),
        ("Quý 2022", None),
        ("Quý N/2022", None),
        ("Sở Y tế", None),
        ("Quý II/2022", None),
    ];
    for (cell, expected) in cases {
        let mended = read_damaged(cell, &Context::default()).map(|(_, mended, _)| mended);
        assert_eq!(mended.as_deref(), expected, "{cell}");
    }
}
