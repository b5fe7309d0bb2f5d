"""Attribution: who could speak in a sentence, who says what, and whom "it" or "the ministry" stands for."""
