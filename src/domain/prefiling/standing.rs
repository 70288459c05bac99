//! What stands for or against an application beside its papers.

use super::{PreFinding, Scene};
use crate::domain::calendar::Calendar;

pub(super) fn all(_scene: &Scene, _calendar: &Calendar) -> Vec<PreFinding> {
    Vec::new()
}
