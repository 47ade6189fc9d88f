//! Lines that are labels, and lines that only look like one.

use super::*;

fn check(text: &str, expected: &[(Label, &str)]) {
    let found = read(text).unwrap_or_default();
    let found: Vec<(Label, &str)> = found.iter().map(|(l, v)| (*l, v.as_str())).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn labels_inside_a_paragraph() {
    let in_brackets = bracketed("Rà soát văn bản (Văn phòng chủ trì; thời gian hoàn thành: Quý I).");
    assert_eq!(in_brackets, [(Label::Lead, "Văn phòng".to_owned()), (Label::Finish, "Quý I".to_owned())]);
    assert_eq!(bracketed("Rà soát văn bản (theo Luật Đất đai)."), []);
    let behind = inline("Niêm yết thủ tục. Đơn vị chủ trì: Văn phòng; đơn vị phối hợp: các phòng.");
    assert_eq!(behind, [(Label::Lead, "Văn phòng".to_owned()), (Label::Coordinate, "các phòng".to_owned())]);
    assert_eq!(inline("Đánh giá tình hình; kết quả: đạt 90%."), []);
    let parted = [(Label::Lead, "Sở A".to_owned()), (Label::Coordinate, "Sở B".to_owned())];
    for text in [
        "Xây dựng đề án, cơ quan chủ trì: Sở A, cơ quan phối hợp: Sở B.",
        "Xây dựng đề án - Chủ trì: Sở A - Phối hợp: Sở B",
        "Xây dựng đề án (Sở A chủ trì, Sở B phối hợp, hoàn thành trong Quý IV/2025).",
    ] {
        let found = if text.contains('(') { bracketed(text) } else { inline(text) };
        assert_eq!(found, parted, "{text}");
    }
    assert_eq!(inline("Tổ chức kiểm tra, giám sát: Thanh tra Sở."), []);
    for text in [
        "Kiểm tra - Phụ trách: Sở A - Hạn: 30/10/2025 - Sản phẩm: Báo cáo",
        "Kiểm tra - Phụ trách: Sở A - Sản phẩm: Báo cáo - Hạn: 30/10/2025",
        "Kiểm tra. Thực hiện: Sở A; sản phẩm: Báo cáo; hạn: 30/10/2025.",
        "Kiểm tra, Phụ trách: Sở A, Hạn: 30/10/2025; Sản phẩm: Báo cáo",
        "Kiểm tra - Sản phẩm: Báo cáo - Chủ trì: Sở A - Thời hạn: 30/10/2025",
    ] {
        let mut found = inline(text);
        found.sort_by_key(|(label, _)| *label as u8);
        let told = [(Label::Lead, "Sở A"), (Label::Finish, "30/10/2025"), (Label::Deliverable, "Báo cáo")];
        assert_eq!(found, told.map(|(label, value)| (label, value.to_owned())), "{text}");
    }
    for text in [
        "Hội nghị sơ kết - Kết quả: đạt 90%.",
        "Rà soát các tuyến đường: Thực hiện: theo tiến độ",
        "Tuyến Lào Cai - Phố Lu: sửa chữa",
    ] {
        assert_eq!(inline(text), [], "{text}");
    }
    let who = |text: &str| bracketed(text).into_iter().map(|(_, v)| v).collect::<Vec<_>>();
    assert_eq!(who("Treo băng rôn (công đoàn cơ sở thực hiện)."), ["công đoàn cơ sở"]);
    assert_eq!(who("Xây dựng trụ sở (đang thực hiện)."), [""; 0]);
    assert_eq!(who("Tổ chức sơ kết (Sở Nội vụ tham mưu)."), ["Sở Nội vụ"]);
    assert_eq!(who("Kết nạp đảng viên (Ban Xây dựng Đảng tham mưu)."), ["Ban Xây dựng Đảng"]);
    assert_eq!(who("Trực cơ quan (Văn phòng Sở phụ trách; tháng 2)."), ["Văn phòng Sở", "tháng 2"]);
    assert_eq!(who("Mở lớp (theo lĩnh vực phụ trách)."), [""; 0]);
}

#[test]
fn roles_in_one_value() {
    let (a, b) = ((Label::Lead, "Sở A".to_owned()), (Label::Coordinate, "Sở B, Sở C".to_owned()));
    for text in [
        "Sở A chủ trì; Sở B, Sở C phối hợp",
        "Sở A chủ trì, phối hợp với Sở B, Sở C.",
        "Sở A chủ trì\nSở B, Sở C phối hợp",
    ] {
        assert_eq!(roles_told(text), Some(vec![a.clone(), b.clone()]), "{text}");
    }
    assert_eq!(roles_told("Sở A, Sở B"), None);
    for text in ["Sở A (chủ trì), Sở B (phối hợp), Sở C (phối hợp)", "Sở A (chủ trì), Sở B, Sở C"]
    {
        assert_eq!(roles_told(text), Some(vec![a.clone(), b.clone()]), "{text}");
    }
}

#[test]
fn labels() {
    check("Đơn vị thực hiện: Sở Y tế.", &[(Label::Lead, "Sở Y tế")]);
    check("Thời gian thực hiện: Quý II/2024", &[(Label::During, "Quý II/2024")]);
    check(
        "Cơ quan chủ trì: Sở Y tế. Cơ quan phối hợp: Sở Tài chính; Thời gian: Năm 2024.",
        &[(Label::Lead, "Sở Y tế"), (Label::Coordinate, "Sở Tài chính"), (Label::During, "Năm 2024")],
    );
    check("Đơn vị chủ trì tham mưu: Phòng A", &[(Label::Lead, "Phòng A")]);
    check("Sở Y tế: rà soát mạng lưới", &[]);
    check("Nhiệm vụ 1: xây dựng khung", &[(Label::Content, "xây dựng khung")]);
    check("Nội dung chính sách: hỗ trợ", &[]);
    check("Chỉ tiêu: 200 cây.", &[(Label::Detail, "Chỉ tiêu: 200 cây")]);
    check("Chỉ tiêu năm 2026: 200 cây.", &[(Label::Detail, "Chỉ tiêu năm 2026: 200 cây")]);
    for counted in [
        "Chỉ tiêu 17.1: Thu gom rác thải đạt 95% (Hội Phụ nữ xã phụ trách).",
        "Chỉ tiêu 17.6: Phân loại rác (Đoàn Thanh niên xã phụ trách), xong trước 30/10/2025.",
        "Chỉ tiêu số 3: Giảm nghèo. Đơn vị chủ trì: Phòng Kinh tế.",
    ] {
        check(counted, &[]);
    }
    let detail = "Chỉ tiêu 17.1: Thu gom rác thải đạt 95%";
    check(detail, &[(Label::Detail, detail)]);
    check("Thành phần tham dự: các sở.", &[(Label::Detail, "Thành phần tham dự: các sở")]);
    check("Phạm vi: trên địa bàn tỉnh.", &[(Label::Detail, "Phạm vi: trên địa bàn tỉnh")]);
    check("Thời kỳ thanh tra: năm 2024.", &[(Label::Detail, "Thời kỳ thanh tra: năm 2024")]);
    check("Yêu cầu: an toàn.", &[(Label::Detail, "Yêu cầu: an toàn")]);
    check("Yêu cầu: Các đơn vị báo cáo.", &[]);
    check("Thành phần kinh tế: hộ gia đình", &[]);
    check("Đơn vị chủ trì soạn thảo: Sở A.", &[(Label::Lead, "Sở A")]);
    check("Cơ quan chủ trì, hướng dẫn: Sở A.", &[(Label::Lead, "Sở A")]);
    check("Cơ quan chủ trì, đề xuất: Sở A.", &[(Label::Lead, "Sở A")]);
    check("Cơ quan chủ trì, đề xuất: rà soát hồ sơ.", &[]);
    check("Thời hạn trình Chính phủ: Tháng 3", &[(Label::Finish, "Tháng 3")]);
    check("Thời gian trình HĐND tỉnh: Tháng 3", &[(Label::Finish, "Tháng 3")]);
    check("Thời hạn trình hồ sơ: Tháng 3", &[(Label::Finish, "Tháng 3")]);
    check("Thời hạn trình hồ sơ: theo quy định", &[]);
    check("Vốn: 45.600 triệu đồng.", &[(Label::Budget, "45.600 triệu đồng")]);
    check("Nguồn vốn thực hiện: NSTW.", &[(Label::Budget, "NSTW")]);
    check("Vốn vay: 12 tỷ đồng.", &[]);
    check("Đơn vị được giao: Sở A.", &[(Label::Lead, "Sở A")]);
    check("Hạn chót: 30/11/2025", &[(Label::Finish, "30/11/2025")]);
    check("Thực hiện: Sở Y tế", &[(Label::Lead, "Sở Y tế")]);
    check("Thực hiện: rà soát hồ sơ.", &[]);
    check("Phân công: Phòng A chủ trì.", &[(Label::Lead, "Phòng A chủ trì")]);
    check("Phân công: Sở Y tế, Sở Nội vụ.", &[(Label::Lead, "Sở Y tế, Sở Nội vụ")]);
    check("Phân công: đồng chí A viết bài, đồng chí B chụp ảnh.", &[]);
    check(
        "Cơ quan trình: Sở A. Thời gian trình: Tháng 6",
        &[(Label::Submit, "Cơ quan trình: Sở A"), (Label::Finish, "Tháng 6")],
    );
}

#[test]
fn labels_of_many_and_in_letters() {
    check("Các cơ quan, đơn vị phối hợp: Sở Nội vụ.", &[(Label::Coordinate, "Sở Nội vụ")]);
    check("CQCT: Sở Y tế.", &[(Label::Lead, "Sở Y tế")]);
    check("CQPH: Sở Nội vụ.", &[(Label::Coordinate, "Sở Nội vụ")]);
    check("TGTH: Quý IV/2025.", &[(Label::During, "Quý IV/2025")]);
    check("Các cơ quan, đơn vị phối hợp với Sở Nội vụ rà soát.", &[]);
    check("Các cơ quan, đơn vị: rà soát hồ sơ.", &[]);
}
