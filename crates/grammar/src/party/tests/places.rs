//! Where bodies sit: places whose names begin as a body does, units with and without names, levels.

use super::*;

#[test]
fn a_word_with_its_tone_is_no_short_form() {
    check("ỦY BAN NHÂN DÂN TỈNH CÀ MAU", &["Ủy ban nhân dân tỉnh Cà Mau"]);
    check("TỈNH ỦY CÀ MAU", &["Tỉnh ủy Cà Mau"]);
    check("SỞ Y TẾ TỈNH CÀ MAU", &["Sở Y tế tỉnh Cà Mau"]);
    check("ĐẢNG ỦY XÃ CÀ ĐAM", &["Đảng ủy xã Cà Đam"]);
    check("UBND XÃ CÀ NÁ", &["Ủy ban nhân dân xã Cà Ná"]);
    check("CA TỈNH CÀ MAU", &["Công an tỉnh Cà Mau"]);
    check("BCĐ TỈNH", &["Ban Chỉ đạo tỉnh"]);
}

#[test]
fn names_of_places_begin_as_bodies_do() {
    check("UBND phường Sở Dầu", &["Ủy ban nhân dân phường Sở Dầu"]);
    check("UBND phường An Hội Đông; Công an xã", &["Ủy ban nhân dân phường An Hội Đông", "Công an xã"]);
    check("UBND các xã Hội Hoan, Hội Sơn", &["Ủy ban nhân dân xã Hội Hoan", "Ủy ban nhân dân xã Hội Sơn"]);
    check(
        "UBND các phường: Hội An, Hội An Đông và Đoàn Kết",
        &[
            "Ủy ban nhân dân phường Hội An",
            "Ủy ban nhân dân phường Hội An Đông",
            "Ủy ban nhân dân phường Đoàn Kết",
        ],
    );
    check("ỦY BAN NHÂN DÂN XÃ TRUNG TÂM", &["Ủy ban nhân dân xã Trung Tâm"]);
    check("ỦY BAN NHÂN DÂN PHƯỜNG SỞ DẦU", &["Ủy ban nhân dân phường Sở Dầu"]);
    check("UBND xã Trường Sơn, Trạm Y tế xã", &["Ủy ban nhân dân xã Trường Sơn", "Trạm Y tế xã"]);
    // what begins a body behind a place
    check("UBND xã Hồng Lạc, Hội Nông dân xã", &["Ủy ban nhân dân xã Hồng Lạc", "Hội Nông dân xã"]);
    check(
        "UBND xã Hồng Lạc, Trường Tiểu học Kim Đồng",
        &["Ủy ban nhân dân xã Hồng Lạc", "Trường Tiểu học Kim Đồng"],
    );
    check("UBND xã Hồng Lạc, Hội Khuyến học xã", &["Ủy ban nhân dân xã Hồng Lạc", "Hội Khuyến học xã"]);
    check("UBND xã Hồng Lạc, Báo Lào Cai", &["Ủy ban nhân dân xã Hồng Lạc", "Báo Lào Cai"]);
    check("UBND tỉnh, Sở Xây dựng", &["Ủy ban nhân dân tỉnh", "Sở Xây dựng"]);
}

#[test]
fn the_last_of_many_units_has_a_name_of_its_own() {
    let both =
        |name: &str| vec!["*Ủy ban nhân dân các xã, phường".to_owned(), format!("Ủy ban nhân dân {name}")];
    for (text, name) in [
        ("UBND các xã, phường, đặc khu Phú Quý", "đặc khu Phú Quý"),
        ("UBND các xã, phường và đặc khu Cồn Cỏ", "đặc khu Cồn Cỏ"),
        ("các xã, phường, đặc khu Lý Sơn", "đặc khu Lý Sơn"),
    ] {
        let want = both(name);
        check(text, &want.iter().map(String::as_str).collect::<Vec<_>>());
    }
    check(
        "UBND các xã, phường, đặc khu Phú Quốc, Thổ Châu; Sở Y tế",
        &[
            "*Ủy ban nhân dân các xã, phường",
            "Ủy ban nhân dân đặc khu Phú Quốc",
            "Ủy ban nhân dân đặc khu Thổ Châu",
            "Sở Y tế",
        ],
    );
    check(
        "UBND các huyện, thành phố Hòa Bình",
        &["*Ủy ban nhân dân các huyện", "Ủy ban nhân dân thành phố Hòa Bình"],
    );
    check(
        "UBND các phường: Hồng Gai, Hà Lầm và xã Thống Nhất",
        &[
            "Ủy ban nhân dân phường Hồng Gai",
            "Ủy ban nhân dân phường Hà Lầm",
            "Ủy ban nhân dân xã Thống Nhất",
        ],
    );
    check("UBND các xã, phường, đặc khu", &["*Ủy ban nhân dân các xã, phường, đặc khu"]);
    check("UBND các xã, phường, đặc khu; Sở Y tế", &["*Ủy ban nhân dân các xã, phường, đặc khu", "Sở Y tế"]);
}

#[test]
fn committees_of_the_people_are_not_invented() {
    check("các cấp bộ Đoàn", &["*các cấp bộ Đoàn"]);
    check("các cấp công đoàn; Sở Y tế", &["*các cấp công đoàn", "Sở Y tế"]);
    check("các xã ủy, phường ủy", &["*Các xã ủy, phường ủy"]);
    check("các cấp ủy, chính quyền", &["*Các cấp ủy, chính quyền"]);
    check("UBND các cấp", &["*Ủy ban nhân dân các cấp"]);
}

#[test]
fn many_units_lead_in_a_sentence() {
    check_leading(
        "UBND các xã, phường, đặc khu Phú Quý xây dựng kế hoạch trước ngày 30/9/2025.",
        &["UBND các xã, phường", "đặc khu Phú Quý"],
    );
    check_leading(
        "Bộ, cơ quan ngang Bộ, Ủy ban nhân dân cấp tỉnh rà soát văn bản.",
        &["Bộ, cơ quan ngang Bộ", "Ủy ban nhân dân cấp tỉnh"],
    );
    check_leading("UBND phường Sở Dầu chủ trì rà soát.", &["UBND phường Sở Dầu"]);
}
