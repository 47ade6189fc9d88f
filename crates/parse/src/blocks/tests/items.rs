//! Pages of short items: most lines are first lines, and the measure must be found among them.

use super::{blocks, set, sheet};

/// Sets lines 20 points apart, given as x and text, and reads the paragraphs.
fn paragraphs(lines: &[(f32, &str)]) -> Vec<String> {
    let mut page = sheet(1);
    for (i, (x, text)) in lines.iter().enumerate() {
        set(&mut page, *x, 100.0 + 20.0 * i as f32, text);
    }
    blocks(&[page]).1.into_iter().map(|p| p.text).collect()
}

#[test]
fn items_of_one_line_stay_apart() {
    let text = [
        (100.0, "1. Giao Sở Y tế cân đối, bố trí kinh phí, báo cáo kết quả hằng quý."),
        (100.0, "2. Công an tỉnh sẵn sàng lực lượng, phương tiện chữa cháy rừng, phòng"),
        (70.0, "chống thiên tai và tìm kiếm cứu nạn."),
        (100.0, "3. Báo và phát thanh, truyền hình tỉnh tăng thời lượng tuyên truyền."),
        (100.0, "4. Văn phòng theo dõi, đôn đốc việc thực hiện Chỉ thị này, định kỳ hằng"),
        (70.0, "tháng báo cáo Chủ tịch Ủy ban nhân dân tỉnh."),
        (100.0, "Nhận được Chỉ thị này, yêu cầu các đơn vị, địa phương thực hiện ngay."),
    ];
    let read = paragraphs(&text);
    assert_eq!(read.len(), 5, "{read:#?}");
    assert!(read[1].ends_with("tìm kiếm cứu nạn."));
    assert!(read[4].starts_with("Nhận được"));
}

#[test]
fn a_heading_is_no_end_of_the_item_above_it() {
    let text = [
        (100.0, "2.2. Điều trị"),
        (100.0, "Bệnh viện đa khoa tỉnh là tuyến cuối tiếp nhận, điều trị bệnh nhân nặng."),
        (230.0, "C. TỔ CHỨC THỰC HIỆN"),
        (100.0, "I. CÁC PHÒNG CHỨC NĂNG"),
        (100.0, "1. Phòng Nghiệp vụ là đầu mối tham mưu, theo dõi, tổng hợp, báo cáo kết"),
        (70.0, "quả trước ngày 10/12/2026."),
    ];
    let read = paragraphs(&text);
    assert_eq!(read.len(), 5, "{read:#?}");
    assert_eq!(read[2], "C. TỔ CHỨC THỰC HIỆN");
}

#[test]
fn a_title_in_capitals_ends_where_a_sentence_begins() {
    let text = [
        (70.0, "II. NHIỆM VỤ: BẢO VỆ MÔI TRƯỜNG VÀ ỨNG PHÓ VỚI THIÊN TAI TRÊN ĐỊA BÀN"),
        (70.0, "TOÀN TỈNH VÀ CÁC XÃ GIÁP RANH THUỘC VÙNG LÒNG HỒ VÀ VEN SÔNG, VEN SUỐI"),
        // «1.», misread
        (70.0, "IS Số hóa hệ thống giám sát tại các nút giao trọng điểm của tỉnh, bảo đảm"),
        (70.0, "đúng quy định."),
    ];
    let read = paragraphs(&text);
    assert_eq!(read.len(), 2, "{read:#?}");
    assert!(read[0].ends_with("VEN SUỐI") && read[1].starts_with("IS Số hóa"));
}

#[test]
fn a_field_of_an_item_is_a_line_of_its_own() {
    let text = [
        (100.0, "1. Rà soát mạng lưới quan trắc môi trường không khí tự động của tỉnh."),
        (70.0, "Đơn vị chủ trì: Sở Nông nghiệp và Môi trường; Sở Khoa học và Công nghệ;"),
        (70.0, "Sở Công Thương."),
        (70.0, "Thời gian hoàn thành: Trước ngày 15/12/2026, báo cáo kết quả hằng quý cho"),
        (70.0, "Chủ tịch Ủy ban nhân dân tỉnh."),
    ];
    let read = paragraphs(&text);
    assert_eq!(read.len(), 3, "{read:#?}");
    assert!(read[1].starts_with("Đơn vị chủ trì") && read[1].ends_with("Công Thương."));
}
