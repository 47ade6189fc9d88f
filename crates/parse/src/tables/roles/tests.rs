use super::*;

fn check(header: &[&[&str]], expected: &str) {
    let labels: Vec<Vec<String>> =
        header.iter().map(|l| l.iter().map(|s| (*s).to_owned()).collect()).collect();
    let roles: Vec<_> = assign(&labels).iter().map(|c| c.role.name()).collect();
    assert_eq!(roles.join(" "), expected, "{header:?}");
}

#[test]
fn roles_of_headers() {
    check(
        &[
            &["STT"],
            &["Nhiệm vụ, giải pháp trọng tâm"],
            &["Cơ quan chủ trì"],
            &["Cơ quan, đơn vị phối hợp"],
            &["Thời gian", "Thực hiện"],
            &["Thời gian", "Hoàn thành"],
        ],
        "number content lead coordinate start finish",
    );
    check(
        &[
            &["TT"],
            &["NỘI DUNG CÔNG VIỆC"],
            &["Cơ quan chủ trì"],
            &["Cơ quan phối hợp"],
            &["Cơ quan phải trình xin ý kiến hoặc phê duyệt"],
            &["Thời gian hoàn thành"],
        ],
        "number content lead coordinate approve finish",
    );
    check(
        &[
            &["Stt", "TT"],
            &["Stt", "Chi tiết"],
            &["Tên nhiệm vụ"],
            &["Đơn vị chủ trì"],
            &["Đơn vị phối hợp"],
            &["Sản phẩm"],
            &["Thời hạn"],
        ],
        "serial number content lead coordinate deliverable finish",
    );
    check(
        &[
            &["TT"],
            &["Tên nhiệm vụ"],
            &["Sở, ngành chủ trì tham mưu"],
            &["Đơn vị phối hợp thực hiện"],
            &["Thời gian thực hiện"],
            &["Ghi chú"],
        ],
        "number content lead coordinate during note",
    );
    check(
        &[
            &["TT"],
            &["Nội dung"],
            &["Trách nhiệm"],
            &["Sản phẩm"],
            &["Kinh phí"],
            &["Tiến độ"],
            &["Địa điểm"],
        ],
        "number content lead deliverable budget during other:Địa điểm",
    );
    check(
        &[
            &["STT"],
            &["Tên dự án"],
            &["Cơ quan chủ trì thẩm tra"],
            &["Cơ quan tham gia thẩm tra"],
            &["Tiến độ"],
        ],
        "number content lead coordinate during",
    );
    check(&[&["TT"], &["Họ và tên"], &["Cơ quan công tác"]], "number other:Họ và tên lead");
    check(
        &[
            &["Số TT"],
            &["Nội dung"],
            &["Phân công thực hiện", "Chủ trì"],
            &["Phân công thực hiện", "Phối hợp"],
            &["Lãnh đạo UBND theo dõi"],
            &["Thời hạn"],
        ],
        "number content lead coordinate monitor finish",
    );
}

#[test]
fn columns_of_quarters_and_years() {
    check(
        &[
            &["STT"],
            &["Nội dung công việc"],
            &["Đơn vị chủ trì"],
            &["Thời gian", "Quý I"],
            &["Thời gian", "Quý II"],
        ],
        "number content lead other:Thời gian / Quý I other:Thời gian / Quý II",
    );
    check(
        &[&["STT"], &["Nhiệm vụ"], &["Kinh phí", "Năm 2026"], &["Kinh phí", "Năm 2027"]],
        "number content budget other:Kinh phí / Năm 2027",
    );
    check(&[&["STT"], &["Nhiệm vụ"], &["Thời gian", "Năm 2026"]], "number content during");
}

#[test]
fn who_helps_and_who_watches() {
    check(
        &[&["STT"], &["Nội dung"], &["Đơn vị chủ trì"], &["Đơn vị hỗ trợ"], &["Chỉ đạo"]],
        "number content lead coordinate monitor",
    );
    check(
        &[&["STT"], &["Nội dung"], &["Khoa/phòng thực hiện"], &["Khoa/phòng hỗ trợ"], &["Văn bản chỉ đạo"]],
        "number content lead coordinate other:Văn bản chỉ đạo",
    );
    check(
        &[&["STT"], &["Nội dung"], &["Cơ quan chủ trì"], &["Kinh phí hỗ trợ"], &["Mức hỗ trợ"]],
        "number content lead budget other:Mức hỗ trợ",
    );
}

#[test]
fn columns_of_one_label_are_told_apart() {
    check(
        &[&["TT"], &["Nội dung"], &["Cơ quan chủ trì"], &["Chỉ tiêu"], &["Chỉ tiêu"], &["Chỉ tiêu"]],
        "number content lead other:Chỉ tiêu other:Chỉ tiêu #2 other:Chỉ tiêu #3",
    );
    check(
        &[&["TT"], &["Nội dung"], &["Kinh phí"], &["Kinh phí"], &["Kinh phí"]],
        "number content budget other:Kinh phí other:Kinh phí #2",
    );
}

#[test]
fn begin_and_end_beside_each_other() {
    let check = |first: &[&str], second: &[&str], expected: &str| {
        check(
            &[&["TT"], &["Nội dung"], &["Đơn vị chủ trì"], first, second],
            &format!("number content lead {expected}"),
        );
    };
    check(&["Thời gian thực hiện", "Từ"], &["Thời gian thực hiện", "Đến"], "start finish");
    check(&["Thời gian", "BĐ"], &["Thời gian", "KT"], "start finish");
    check(&["Thời gian", "Tháng bắt đầu"], &["Thời gian", "Tháng kết thúc"], "start finish");
    check(&["Từ ngày"], &["Đến ngày"], "start finish");
    check(&["Bắt đầu"], &["Kết thúc"], "start finish");
    check(&["Khởi công"], &["Hoàn thành"], "start finish");
    check(&["Thời gian", "Trình"], &["Thời gian", "Ban hành"], "finish other:Thời gian / Ban hành");
    // Bare, they may be the ends of a road.
    check(&["Từ"], &["Đến"], "other:Từ other:Đến");
    check(&["Hoàn thành"], &["Bắt đầu"], "finish start");
}

#[test]
fn columns_of_an_inspection() {
    check(
        &[&["TT"], &["Đơn vị được kiểm tra"], &["Trưởng đoàn"], &["Thời gian"], &["Nội dung"]],
        "number other:Đơn vị được kiểm tra lead during content",
    );
    check(
        &[
            &["TT"],
            &["Nội dung giám sát"],
            &["Đối tượng giám sát"],
            &["Đoàn giám sát"],
            &["Thời gian giám sát"],
        ],
        "number content other:Đối tượng giám sát lead during",
    );
    check(
        &[&["Thời gian"], &["Thôn"], &["Đoàn kiểm tra"], &["Trưởng đoàn"]],
        "during other:Thôn other:Đoàn kiểm tra lead",
    );
    check(
        &[&["TT"], &["Nhiệm vụ"], &["Đơn vị thực hiện"], &["Đơn vị kiểm tra"]],
        "number content lead monitor",
    );
}

#[test]
fn programmes_of_a_week() {
    check(
        &[&["Thứ/Ngày"], &["Buổi"], &["Nội dung"], &["Chủ trì"], &["Thành phần"], &["Địa điểm"]],
        "during other:Buổi content lead coordinate other:Địa điểm",
    );
    check(&[&["Ngày"], &["Nội dung"], &["Người thực hiện"]], "during content lead");
    check(&[&["Stt"], &["Tên văn bản"], &["Ngày ban hành"]], "number content other:Ngày ban hành");
}

#[test]
fn how_far_a_thing_is_says_no_time() {
    check(
        &[&["Stt"], &["Nhiệm vụ"], &["Tiến độ"], &["% hoàn thành"]],
        "number content during other:% hoàn thành",
    );
    check(
        &[&["Stt"], &["Nhiệm vụ"], &["Hạn"], &["Tỷ lệ hoàn thành"]],
        "number content finish other:Tỷ lệ hoàn thành",
    );
}

#[test]
fn one_label_over_who_leads_and_who_takes_part() {
    let both = |leaf: &'static str| [["Đơn vị thực hiện", leaf]; 2];
    for (leaf, roles) in [
        ("Chủ trì Phối hợp", "number content lead coordinate finish"),
        ("Đơn vị chủ trì / Đơn vị phối hợp", "number content lead coordinate finish"),
    ] {
        let [first, second] = both(leaf);
        check(&[&["STT"], &["Nội dung"], &first, &second, &["Thời gian hoàn thành"]], roles);
    }
}
