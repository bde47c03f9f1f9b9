// 房间与场次的拒绝原因，用参与者的话来说。
import type { session as english } from '../en/session';

export const session: typeof english = {
  refused: {
    room_unknown: '没有使用这个代码的房间。请与邀请你的人核对。',
    room_closed: '这个房间已关闭，不能再进入。',
    room_full: '名额已满。感谢你的到来。',
    room_label: '请说明你是谁：输入发给你的标签。',
    room_link: '这个个人链接不完整。请按收到的原样重新打开。',
    label_taken: '现在正有人以这个标签参加。如果那就是你，请在那个窗口继续，或关闭它后重试。',
    label_unknown: '这个标签不在房间的名单上。请检查拼写。',
    stage_over: '这一页已经结束。请在当前打开的页面继续。',
    session_over: '这个场次已经结束。',
    participant_over: '你在这个场次的部分已经结束。',
    help_often: '你已多次呼叫。请等待答复，或使用联系方式。',
  },
};
