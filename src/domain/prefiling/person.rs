//! Whether all papers speak of one person.

use super::{PreFinding, Scene};

pub(super) fn consistent(_scene: &Scene) -> Vec<PreFinding> {
    Vec::new()
}
