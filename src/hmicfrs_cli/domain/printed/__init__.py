"""What HMICFRS prints, and how it is read: from lines to paragraphs, to what they ask for, to proposals.

In the order of reading: `lines`, `paragraphs`, `obligations`, `limbs`, `headings`, `stated`, `contents`, `reading`,
`proposals`.
"""
