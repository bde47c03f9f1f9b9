// Refusals of rooms and sessions, in a participant's words.
export const session = {
  refused: {
    room_unknown: 'No room has this code. Check it with whoever invited you.',
    room_closed: 'This room is closed: nobody can come in any more.',
    room_full: 'All places are taken. Thank you for coming.',
    room_label: 'Say who you are: enter the label that you were given.',
    room_link: 'This personal link is damaged. Open it again as it was sent to you.',
    label_taken:
      'Somebody is here under this label right now. If that is you, go on in that window, or close it and try again.',
    label_unknown: 'This label is not on the list of this room. Check its spelling.',
    stage_over: 'This page is over. Go on with the one that is open.',
    session_over: 'This session is over.',
    participant_over: 'Your part in this session is over.',
    help_often: 'You have called very often. Wait for an answer, or use the contact.',
  },
};
