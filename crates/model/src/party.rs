//! A body, a person by office, or a group of bodies that a plan names.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Shared;

/// A party that a plan names: who leads, who takes part.
//
// A few of them stand in hundreds of tasks: their texts are shared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Party {
    /// As printed.
    pub raw: Shared,
    /// Written out: «Phòng TCKH» → «Phòng Tài chính - Kế hoạch».
    pub name: Shared,
    /// Slug that is the same for every spelling of the same body.
    pub id: Shared,
    /// What sort of body it is.
    pub kind: PartyKind,
    /// Level of the state or of the party organisation.
    pub level: PartyLevel,
    /// Place that it serves, such as «huyện Sơn Dương»; null where the text and the issuer leave it open.
    pub place: Option<Shared>,
    /// Whether it stands for several bodies: «các sở, ban, ngành», «UBND huyện, thành phố».
    pub collective: bool,
}

/// What sort of party it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PartyKind {
    /// People's committee (`Ủy ban nhân dân`).
    PeoplesCommittee,
    /// People's council (`Hội đồng nhân dân`).
    PeoplesCouncil,
    /// Ministry or body at its rank (`Bộ`, `Ngân hàng Nhà nước`, `Thanh tra Chính phủ`).
    Ministry,
    /// Government, its head, the National Assembly and other central bodies.
    CentralBody,
    /// Provincial department (`Sở`), or a board or body at its rank.
    Department,
    /// Division (`Phòng`) of a district or commune.
    Division,
    /// Office that serves a body (`Văn phòng`).
    Office,
    /// Police or army body.
    Security,
    /// Body of the Communist Party.
    PartyOrgan,
    /// Fatherland Front and mass organisations.
    MassOrganisation,
    /// Local arm of a central body: tax, treasury, customs, statistics, social insurance, state bank.
    VerticalBody,
    /// Court or procuracy.
    Justice,
    /// Public service unit: centre, school, hospital, newspaper, station, management board.
    ServiceUnit,
    /// Enterprise or bank.
    Enterprise,
    /// Steering committee or working group.
    Committee,
    /// A person by office (`Chủ tịch UBND xã`, `Giám đốc Sở`).
    Role,
    /// A group of bodies.
    Group,
    /// None of these, or not known.
    Other,
}

/// Level of a party.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PartyLevel {
    /// Whole country.
    Central,
    /// Province or city under the centre.
    Province,
    /// District, town, city of a province (until 1 July 2025).
    District,
    /// Commune, ward, township.
    Commune,
    /// A body of the Communist Party, whatever its rank.
    Party,
    /// None of these, or not known.
    Other,
}
