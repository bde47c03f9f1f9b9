"""The words of an experiment's form: what each key is called and means, and each value that one chooses from.

A key has the words of its own name, or of `Document.name` where the same name means something else there. A test asks
for the words of every key and value; they reach the form through `GET /api/experiments/kinds`.
"""

from __future__ import annotations

from collections.abc import Mapping

from engine.values.words import Explained, Words


def _said(en: str, zh: str, help_en: str = "", help_zh: str = "") -> Explained:
    return Explained(name=Words(en, zh), short=Words(help_en, help_zh))


KEYS: Mapping[str, Explained] = {
    "Design.title": _said("Title", "标题", "Shown to participants.", "参与者会看到。"),
    "description": _said("Description", "描述", "For you and your colleagues.", "供您和同事查看。"),
    "languages": _said("Languages", "语言", "What participants can choose.", "参与者可选的语言。"),
    "arms": _said("Arms", "实验组"),
    "assignment": _said("Assignment", "分配", "How people get their arm.", "参与者如何分到实验组。"),
    "room": _said("Room", "房间", "Who may come in.", "谁可以进入。"),
    "lobby": _said("Lobby", "等候室", "Waiting for a group.", "等候成组。"),
    "attention": _said("Attention", "在场", "When somebody counts as away.", "何时算作离开。"),
    "pay": _said("Pay", "报酬"),
    "stages": _said("Stages", "阶段"),
    "contact": _said("Contact", "联系方式", "Whom participants can ask.", "参与者可以联系谁。"),
    "retention_days": _said(
        "Kept for", "保存期", "Days after which people's data are erased.", "个人数据在多少天后删除。"
    ),
    "ArmChoice.title": _said("Name of the arm", "实验组名称", "Participants do not see it.", "参与者看不到。"),
    "scenario": _said("Scenario", "场景", "A ready-made game.", "现成的游戏。"),
    "ArmChoice.arm": _said("Arm of yours", "自建实验组", "Frozen in the form of arms.", "在实验组表单中冻结。"),
    "groups": _said("Groups", "组数"),
    "size": _said("People in a group", "每组人数"),
    "ArmChoice.bots": _said("Bots in a group", "每组机器人", "Besides the people.", "人之外的机器人。"),
    "factors": _said("Factors", "因素", "The level of each factor that this arm stands for.", "该组对应的各因素水平。"),
    "by": _said("Method", "方法"),
    "block": _said("Of each arm in a block", "每区组中各组人数"),
    "places": _said("List", "名单", "The arm of each label.", "每个标签所属的实验组。"),
    "label": _said("Label", "标签"),
    "ListedPlace.arm": _said("Arm", "实验组", "Its number.", "其编号。"),
    "group": _said("Group", "组", "Its number, or empty.", "其编号，可留空。"),
    "labels": _said("Labels", "标签", "Whether people say who they are.", "参与者是否说明身份。"),
    "known": _said("List of labels", "标签名单", "With a list, only these may come in.", "填写后仅这些人可进入。"),
    "names": _said("Ask for a name", "询问姓名", "Shown at the table.", "会显示在游戏桌上。"),
    "parameters": _said("Parameters of the link", "链接参数", "Kept with the participant.", "与参与者一同保存。"),
    "extra": _said("More than there are places", "超额人数", "May come in, in case some leave.", "以防有人离开。"),
    "seconds": _said("Wait at most", "最长等候", "In seconds.", "单位：秒。"),
    "LobbyRules.then": _said("Then", "之后"),
    "smallest": _said("Smallest group", "最小组人数"),
    "start": _said("Groups start", "开始方式"),
    "idle_seconds": _said("Ask after", "多久后询问", "Seconds without a move; 0: never.", "无操作的秒数；0 表示从不。"),
    "answer_seconds": _said("Wait for the answer", "等待回答", "In seconds.", "单位：秒。"),
    "gone_seconds": _said(
        "Out of the queue after", "多久后移出队列", "Seconds without a connection.", "断开连接的秒数。"
    ),
    "currency": _said("Currency", "货币", "Three letters, such as USD.", "三个字母，如 USD。"),
    "per_hundred_cents": _said("For each 100.00 of game money", "每 100.00 游戏币"),
    "show_up_cents": _said("Show-up fee", "出场费"),
    "lobby_fee_cents": _said("Fee for who found no group", "未能成组者的补偿"),
    "least_cents": _said("At least", "最少"),
    "most_cents": _said("At most", "最多"),
    "round_to_cents": _said("Rounded up to", "向上取整到"),
    "of": _said("Paid by", "计酬依据"),
    "share_of_game": _said("Share of the game part", "游戏部分比例", "By ending, in percent.", "按结束方式，百分比。"),
    "show_up_for": _said("Show-up fee for", "发放出场费的情形"),
    "tasks_for": _said("Paid tasks for", "发放任务报酬的情形"),
    "codes": _said(
        "Completion codes", "完成码", "By ending; empty: one for each person.", "按结束方式；留空则每人不同。"
    ),
    "redirects": _said(
        "Where to go next",
        "之后跳转",
        "By ending; {code} and {PROLIFIC_PID} are filled in.",
        "按结束方式；会填入 {code} 和 {PROLIFIC_PID}。",
    ),
    "kind": _said("Kind", "类型"),
    "name": _said("Name in the data", "数据中的名称", "Letters, digits and _.", "字母、数字和 _。"),
    "title": _said("Title", "标题"),
    "text": _said("Text", "文本"),
    "points": _said("Points to tick", "需勾选的条款"),
    "pages": _said("Pages", "页面"),
    "questions": _said("Questions", "问题"),
    "options": _said("Options", "选项"),
    "right": _said("Right option", "正确选项", "Its name.", "其名称。"),
    "why": _said("Why", "原因", "Told with the answer.", "随答案显示。"),
    "attempts": _said("Attempts", "次数"),
    "needed": _said("Right answers needed", "需答对数", "Empty: all.", "留空表示全部。"),
    "Quiz.then": _said("Who fails", "未通过者"),
    "shuffle": _said("In a random order", "随机顺序", "The same for a person each time.", "同一参与者每次相同。"),
    "waiting": _said("While waiting", "等候时"),
    "turns": _said("Turns", "轮数"),
    "Practice.bots": _said("Bots", "机器人"),
    "decision_seconds": _said(
        "Time to decide", "决策时间", "In seconds; 0 is no time limit.", "单位：秒；0 表示不限时。"
    ),
    "required": _said("Needs an answer", "必答"),
    "pays": _said(
        "What is paid", "计酬方式", "One choice is drawn when the stage is done.", "完成该阶段后抽取一个选择计酬。"
    ),
    "money": _said("Amounts are", "金额单位"),
    "rows": _said("Rows", "行", "Each is drawn alike.", "每行抽中的机会相同。"),
    "question": _said("Question", "问题", "Its name.", "其名称。"),
    "lotteries": _said("Lotteries", "彩票", "One for each option.", "每个选项一个。"),
    "option": _said("Option", "选项", "Its name.", "其名称。"),
    "percent": _said("Chance of the higher prize", "高奖金的概率", "In percent.", "百分比。"),
    "high_cents": _said("Higher prize", "高奖金"),
    "low_cents": _said("Lower prize", "低奖金"),
    "AllocationsPay.questions": _said(
        "Questions", "问题", "Their names; their options are called y85_o76.", "其名称；选项名形如 y85_o76。"
    ),
    "cents_per_point": _said("A point is", "每点", "In cents.", "单位：分。"),
    "others": _said("What the other gets", "对方所得"),
    "lowest": _said("Lowest", "最小值"),
    "highest": _said("Highest", "最大值"),
    "lowest_text": _said("Words at the lowest", "最小值的文字"),
    "highest_text": _said("Words at the highest", "最大值的文字"),
    "step": _said("In steps of", "步长", "Empty: any number.", "留空表示任意数值。"),
    "unit": _said("Unit", "单位"),
    "slider": _said("As a slider", "用滑块"),
    "longest": _said("Characters at most", "最多字符"),
    "lines": _said("Lines", "行数"),
    "en": _said("English", "英文"),
    "zh": _said("Chinese", "中文"),
}

VALUES: Mapping[str, Words] = {
    "Design.languages.both": Words("English and Chinese", "英文和中文"),
    "Design.languages.en": Words("English", "英文"),
    "Design.languages.zh": Words("Chinese", "中文"),
    "Assignment.by.balanced": Words("Balanced, at random", "平衡随机"),
    "Assignment.by.blocks": Words("In random blocks", "随机区组"),
    "Assignment.by.arrival": Words("By arrival, group by group", "按到达顺序，逐组"),
    "Assignment.by.list": Words("By list", "按名单"),
    "RoomRules.labels.none": Words("No labels", "无标签"),
    "RoomRules.labels.asked": Words("Asked, may be left out", "询问，可不填"),
    "RoomRules.labels.required": Words("Required", "必填"),
    "LobbyRules.then.bots": Words("Bots take the free places", "机器人补位"),
    "LobbyRules.then.smaller": Words("A smaller group plays", "较小的组开始"),
    "LobbyRules.then.wait": Words("Wait on, and tell me", "继续等候并通知我"),
    "LobbyRules.then.fee": Words("They leave with the fee", "领取补偿后离开"),
    "LobbyRules.start.full": Words("When they are full", "满员时"),
    "LobbyRules.start.hand": Words("When I start them", "由我手动开始"),
    "PayRules.of.money": Words("Money at the end", "结束时的资金"),
    "PayRules.of.profit": Words("Profit", "利润"),
    "Quiz.then.end": Words("End here", "到此结束"),
    "Quiz.then.go_on": Words("Go on", "继续"),
    "LotteriesPay.money.currency": Words("Cents of the currency", "实际货币的分"),
    "LotteriesPay.money.game": Words("Cents of game money", "游戏币的分"),
    "AllocationsPay.money.currency": Words("Cents of the currency", "实际货币的分"),
    "AllocationsPay.money.game": Words("Cents of game money", "游戏币的分"),
    "AllocationsPay.others.next": Words("The next who does this gets it", "下一位完成者获得"),
    "AllocationsPay.others.nobody": Words("Nobody gets it", "不支付给任何人"),
    "ending.finished": Words("Finished", "完成"),
    "ending.no_group": Words("Found no group", "未能成组"),
    "ending.quiz_failed": Words("Failed the quiz", "测验未通过"),
    "ending.screened_out": Words("Did not agree", "未同意"),
    "ending.gone": Words("Left", "离开"),
    "ending.removed": Words("Removed", "被移出"),
    "ending.withdrawn": Words("Withdrew", "退出"),
    "question.choice": Words("One option", "单选"),
    "question.choices": Words("Several options", "多选"),
    "question.ranking": Words("Ranking", "排序"),
    "question.scale": Words("Scale", "量表"),
    "question.number": Words("Number", "数字"),
    "question.text": Words("Text", "文本"),
    "question.lotteries": Words("A lottery is drawn", "抽取一个彩票"),
    "question.allocations": Words("A division is drawn", "抽取一个分配"),
}


def words_of(document: str, key: str) -> Explained | None:
    """The words of a key of a document; None where there are none."""
    return KEYS.get(f"{document}.{key}") or KEYS.get(key)
