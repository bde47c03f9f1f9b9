"""What the keys of an arm are called and what they do, in English and Chinese: one line for each key of a document.

A key is called as in a scenario file, without the number of its federation. What may stand there is not said here: kinds,
ranges and defaults follow from the dataclasses (fedgame.arms.form), whose test fails for a key without words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from engine.values.words import NO_WORDS, Words

Section = Literal["about", "federations", "market", "clock", "endowment", "costs", "training", "visibility", "seats"]

SECTIONS: Mapping[Section, Words] = {
    "about": Words("Title", "标题"),
    "federations": Words("Federations", "联邦"),
    "market": Words("Market", "市场"),
    "clock": Words("Clock", "时钟"),
    "endowment": Words("Endowment", "初始禀赋"),
    "costs": Words("Costs", "成本"),
    "training": Words("Training", "训练"),
    "visibility": Words("Visibility", "可见信息"),
    "seats": Words("Seats and bots", "座位与机器人"),
}
"""The parts of the form, in their order."""


@dataclass(frozen=True, slots=True)
class KeyWords:
    """`label` stands above the field, `help` below it, `unit` within it."""

    section: Section
    label: Words
    help: Words
    unit: Words = NO_WORDS


_TICKS = Words("ticks", "刻")
_SECONDS = Words("seconds", "秒")
_UNITS = Words("units", "单位")

KEY_WORDS: Mapping[str, KeyWords] = {
    "title": KeyWords(
        "about",
        Words("Title", "标题"),
        Words("What the arm is called on the screen and in the list.", "界面和列表中显示的名称。"),
    ),
    "title_zh": KeyWords(
        "about",
        Words("Title in Chinese", "中文标题"),
        Words("Without one the English title is shown.", "不填则显示英文标题。"),
    ),
    "description": KeyWords(
        "about",
        Words("Description", "说明"),
        Words("One sentence on what the game is.", "用一句话说明这是怎样的游戏。"),
    ),
    "description_zh": KeyWords(
        "about",
        Words("Description in Chinese", "中文说明"),
        Words("Without one the English description is shown.", "不填则显示英文说明。"),
    ),
    "federations.name": KeyWords(
        "federations",
        Words("Name", "名称"),
        Words("Shown to players in both languages; each name once.", "两种语言的界面都显示此名称，不可重复。"),
    ),
    "federations.scheme": KeyWords(
        "federations",
        Words("Scheme", "分配方案"),
        Words("How the pool is divided among the members.", "奖金池如何在成员之间分配。"),
    ),
    "federations.scheme_parameters": KeyWords(
        "federations",
        Words("The scheme's own settings", "方案自身的设置"),
        Words("What is left out has the scheme's default.", "未填写的项目采用方案的默认值。"),
    ),
    "federations.opening_cents": KeyWords(
        "federations",
        Words("Money at the start", "初始资金"),
        Words("With none it can pay nothing before its first income.", "没有初始资金时，在首笔收入之前无法分红。"),
    ),
    "federations.admission.min_quality": KeyWords(
        "federations",
        Words("Quality, at least", "质量下限"),
        Words("Committed quality: 80 % of a quality of 0.5 is 0.4.", "按投入计算：0.5 的质量投入 80 % 即为 0.4。"),
    ),
    "federations.admission.min_quantity": KeyWords(
        "federations",
        Words("Quantity, at least", "数量下限"),
        Words("Committed quantity, counted in the same way.", "按投入的数量计算，方法相同。"),
    ),
    "federations.admission.min_resources": KeyWords(
        "federations",
        Words("Resources, at least", "算力下限"),
        Words("Units that a member lends.", "成员出借的算力单位数。"),
        _UNITS,
    ),
    "federations.admission.min_payment_cents": KeyWords(
        "federations",
        Words("Fee of a cycle, at least", "每周期会费下限"),
        Words("Collected from every member before each training.", "每次训练之前向每位成员收取。"),
    ),
    "federations.admission.max_members": KeyWords(
        "federations",
        Words("Members, at most", "成员上限"),
        Words(
            "At most 12 where every coalition is trained; with more, Shapley values are estimated.",
            "训练所有联盟的方案最多 12 名成员；更多时夏普利值为估计值。",
        ),
    ),
    "treatment.market.model": KeyWords(
        "market",
        Words("How customers choose", "客户如何选择"),
        Words("How shares of the market follow from accuracy.", "市场份额如何由准确率决定。"),
    ),
    "treatment.market.revenue_cents": KeyWords(
        "market",
        Words("Revenue of a turn", "每轮总收入"),
        Words("What the market pays to all federations together.", "市场每轮付给全部联邦的总额。"),
    ),
    "treatment.market.beta": KeyWords(
        "market",
        Words("How much accuracy counts", "准确率的作用强度"),
        Words(
            "For the logit model. At 10, ten points of accuracy are worth 2.7 times the share.",
            "用于 logit 模型。取 10 时，准确率高十个百分点，份额为 2.7 倍。",
        ),
    ),
    "treatment.market.baseline": KeyWords(
        "market",
        Words("Accuracy without a model", "没有模型时的准确率"),
        Words("What a guess scores: one in ten for ten classes.", "随机猜测的准确率：十个类别时为十分之一。"),
    ),
    "treatment.market.inertia": KeyWords(
        "market",
        Words("Loyalty of customers", "客户忠诚度"),
        Words("The weight of the share of the turn before; 0 is none.", "上一轮份额的权重；0 表示没有惯性。"),
    ),
    "treatment.turns": KeyWords(
        "clock",
        Words("Turns", "轮数"),
        Words("How long the game is.", "游戏的长度。"),
    ),
    "treatment.ticks_per_turn": KeyWords(
        "clock",
        Words("Ticks in a turn", "每轮刻数"),
        Words("The market pays at the end of each turn.", "每轮结束时市场支付收入。"),
        _TICKS,
    ),
    "treatment.phases.bidding": KeyWords(
        "clock",
        Words("Bidding", "投标"),
        Words("How long a federation takes bids.", "联邦接受投标的时长。"),
        _TICKS,
    ),
    "treatment.phases.training": KeyWords(
        "clock",
        Words("Training, shortest and longest", "训练的最短与最长时间"),
        Words(
            "The slowest member decides: much data on few units takes long.",
            "由最慢的成员决定：数据多而算力少则耗时长。",
        ),
        _TICKS,
    ),
    "treatment.phases.profit": KeyWords(
        "clock",
        Words("From model to payout", "从模型到分红"),
        Words("How long the new model earns before its members are paid.", "新模型在成员分红之前经营多久。"),
        _TICKS,
    ),
    "treatment.payout_fraction": KeyWords(
        "clock",
        Words("Part that is paid out", "分红比例"),
        Words("Of a federation's money, after each cycle.", "每个周期之后，从联邦资金中分出的部分。"),
    ),
    "treatment.decision_seconds": KeyWords(
        "clock",
        Words("Time to decide", "决策时间"),
        Words(
            "In each step, 0 for no limit; it ends earlier when all are ready.",
            "每一步的时限，0 表示不限时；所有人准备好即提前结束。",
        ),
        _SECONDS,
    ),
    "treatment.grace_seconds": KeyWords(
        "clock",
        Words("Away before it counts", "离开多久算缺席"),
        Words("How long a connection may be lost.", "连接可以中断多长时间。"),
        _SECONDS,
    ),
    "treatment.endowment.quality": KeyWords(
        "endowment",
        Words("Quality of data, lowest and highest", "数据质量的下限与上限"),
        Words("The share of right labels, drawn evenly for each player.", "正确标签的比例，为每位玩家均匀抽取。"),
    ),
    "treatment.endowment.quantity": KeyWords(
        "endowment",
        Words("Quantity of data, lowest and highest", "数据数量的下限与上限"),
        Words("1 is as many samples as anybody may own.", "1 表示任何人最多能拥有的样本数。"),
    ),
    "treatment.endowment.resources": KeyWords(
        "endowment",
        Words("Resources, fewest and most", "算力的下限与上限"),
        Words("Units that a player can lend to federations.", "玩家可以出借给联邦的单位数。"),
        _UNITS,
    ),
    "treatment.endowment.money_cents": KeyWords(
        "endowment",
        Words("Money, least and most", "资金的下限与上限"),
        Words("What a player owns at the start.", "玩家开局时拥有的资金。"),
    ),
    "treatment.endowment.listed": KeyWords(
        "endowment",
        Words("Exactly these, for the first seats", "指定前几个座位的禀赋"),
        Words("The remaining seats are drawn.", "其余座位随机抽取。"),
    ),
    "treatment.endowment.listed.quality": KeyWords("endowment", Words("Quality", "质量"), NO_WORDS),
    "treatment.endowment.listed.quantity": KeyWords("endowment", Words("Quantity", "数量"), NO_WORDS),
    "treatment.endowment.listed.resources": KeyWords("endowment", Words("Resources", "算力"), NO_WORDS, _UNITS),
    "treatment.endowment.listed.money_cents": KeyWords("endowment", Words("Money", "资金"), NO_WORDS),
    "treatment.costs.per_sample_cents": KeyWords(
        "costs",
        Words("A sample", "每个样本"),
        Words("What a member spends on each sample, in each cycle.", "成员每个周期为每个样本的花费。"),
    ),
    "treatment.costs.per_quality": KeyWords(
        "costs",
        Words("How much dearer good data are", "优质数据贵多少"),
        Words("At 1, perfect data cost twice as much as worthless data.", "取 1 时，完美数据的成本是无用数据的两倍。"),
    ),
    "treatment.costs.per_resource_cents": KeyWords(
        "costs",
        Words("A unit of resources", "每单位算力"),
        Words("What a member spends on each unit, in each cycle.", "成员每个周期为每单位算力的花费。"),
    ),
    "treatment.training.task": KeyWords(
        "training",
        Words("What is learned", "学习任务"),
        Words("A data set that is shipped, or a file of your own.", "自带的数据集，或你自己的文件。"),
    ),
    "treatment.training.model": KeyWords(
        "training",
        Words("Model", "模型"),
        Words("What every federation trains.", "每个联邦训练的模型。"),
    ),
    "treatment.training.hidden": KeyWords(
        "training",
        Words("Hidden units", "隐藏单元"),
        Words("For a model with a hidden layer.", "用于带隐藏层的模型。"),
    ),
    "treatment.training.rounds": KeyWords(
        "training",
        Words("Rounds", "通信轮次"),
        Words("Rounds of federated averaging in each training.", "每次训练中联邦平均的轮次。"),
    ),
    "treatment.training.local_steps": KeyWords(
        "training",
        Words("Local steps", "本地步数"),
        Words("Steps of each member in each round.", "每个成员每轮的训练步数。"),
    ),
    "treatment.training.batch_size": KeyWords(
        "training",
        Words("Samples in a step", "每步样本数"),
        Words("0 for all of them.", "0 表示使用全部样本。"),
    ),
    "treatment.training.learning_rate": KeyWords(
        "training",
        Words("Learning rate", "学习率"),
        Words("The size of a step.", "每一步的大小。"),
    ),
    "treatment.training.proximal": KeyWords(
        "training",
        Words("Proximal term", "近端项"),
        Words(
            "How strongly local models are held at the global one; 0 is none.",
            "本地模型受全局模型约束的程度；0 表示没有。",
        ),
    ),
    "treatment.training.max_samples": KeyWords(
        "training",
        Words("Samples, at most", "样本上限"),
        Words("The samples of a player with quantity 1.", "数量为 1 的玩家拥有的样本数。"),
        Words("samples", "样本"),
    ),
    "treatment.training.partition": KeyWords(
        "training",
        Words("Who has which data", "数据如何分给玩家"),
        Words("How the data are dealt to players.", "数据在玩家之间的划分方式。"),
    ),
    "treatment.training.alpha": KeyWords(
        "training",
        Words("How mixed the classes are", "类别混合程度"),
        Words(
            "For the Dirichlet partition: the smaller, the fewer classes each.",
            "用于狄利克雷划分：越小，每人的类别越少。",
        ),
    ),
    "treatment.training.labels_per_player": KeyWords(
        "training",
        Words("Classes of a player", "每位玩家的类别数"),
        Words("For the partition by label.", "用于按标签划分。"),
    ),
    "treatment.training.utility": KeyWords(
        "training",
        Words("What value is measured in", "价值的度量"),
        Words(
            "Of coalitions, and so of pay; the market always goes by accuracy.",
            "联盟价值（以及分红）的度量；市场始终看准确率。",
        ),
    ),
    "treatment.training.seeds": KeyWords(
        "training",
        Words("Trainings averaged", "取平均的训练次数"),
        Words("0 for as many as the model needs.", "0 表示按模型所需的次数。"),
    ),
    "treatment.visibility": KeyWords(
        "visibility",
        Words("What players see of each other", "玩家彼此能看到什么"),
        Words("Bids stay sealed until bidding ends in any case.", "无论如何，投标在截止之前都保密。"),
    ),
    "persons": KeyWords(
        "seats",
        Words("Seats for people", "真人座位"),
        Words("Seats that nobody takes become bots.", "没有人入座的座位由机器人补上。"),
    ),
    "bots": KeyWords(
        "seats",
        Words("Bots", "机器人"),
        Words("One policy for each bot, after the people.", "每个机器人一种策略，排在真人之后。"),
    ),
    "treatment.absent": KeyWords(
        "seats",
        Words("Who is away", "缺席者"),
        Words("What a seat does whose player has left.", "玩家离开后，其座位如何行动。"),
    ),
    "treatment.reactions": KeyWords(
        "visibility",
        Words("Reactions", "表情"),
        Words(
            "Whether players can show each other one of six faces. They change nothing and are in the data.",
            "玩家能否向彼此展示六种表情之一。表情不影响游戏，会记录在数据中。",
        ),
    ),
    "treatment.bot_characters": KeyWords(
        "visibility",
        Words("Characters of bots", "机器人的性格"),
        Words("Whether players are told by which policy each bot plays.", "是否告诉玩家每个机器人采用哪种策略。"),
    ),
    "treatment.stand_ins": KeyWords(
        "seats",
        Words("Who stands in", "替补"),
        Words(
            "Policies, in turn, for seats that nobody took or that are absent.", "无人入座或缺席的座位依次采用的策略。"
        ),
    ),
}

CHOICE_WORDS: Mapping[str, Mapping[str, Words]] = {
    "treatment.market.model": {
        "logit": Words("Logit: better models win clearly", "Logit：好模型明显胜出"),
        "proportional": Words("Proportional: shares above the baseline", "按比例：高于基线的部分"),
    },
    "treatment.visibility": {
        "full": Words("Everything", "全部信息"),
        "aggregate": Words("Numbers and own place, no names", "分布与自己的位次，不显示姓名"),
        "none": Words("Nothing", "什么也看不到"),
    },
    "treatment.reactions": {
        "on": Words("Players can react", "可以展示表情"),
        "off": Words("No reactions", "没有表情"),
    },
    "treatment.bot_characters": {
        "hidden": Words("Not told", "不告诉"),
        "shown": Words("Told beside the name", "显示在名字旁"),
    },
    "treatment.absent": {
        "ready": Words("does nothing", "不采取行动"),
        "bot": Words("is played by a bot", "由机器人代为行动"),
        "leave": Words("gets out of every federation", "退出所有联邦"),
    },
    "treatment.training.utility": {
        "log_score": Words("Log score: how sure and how right", "对数得分：把握与正确程度"),
        "accuracy": Words("Accuracy: how often right", "准确率：正确的比例"),
    },
}
"""What the choices are called of which there is no registry with words of its own."""
