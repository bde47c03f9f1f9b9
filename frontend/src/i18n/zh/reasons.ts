// Why a part of a pool is what it is, in the words of each scheme's own reason.
import type { reasons as en } from '../en/reasons';

export const reasons: typeof en = {
  reason: {
    equal: '{{pool}} 平均分成 {{n}} 份，你得其中一份：<b>{{payment}}</b>，不管谁投入了什么。',
    data: '你投入了 {{quality}} × {{quantity}} = {{weight}}，全体共 {{total}}：你占 {{pool}} 的 <b>{{share}}</b>。',
    data_weighted:
      '你的质量 {{quality}} 和数量 {{quantity}} 折合 {{weight}}，全体共 {{total}}：你占 {{pool}} 的 <b>{{share}}</b>。',
    alone:
      '只用你的数据，模型准确率是 {{after}}；乱猜是 {{before}}。这折合 {{weight}} 分，全体各自单干共 {{total}} 分：你占 {{pool}} 的 <b>{{share}}</b>。',
    steps_first:
      '你最先加入：乱猜的准确率是 {{before}}，用你的数据是 {{after}}。你这一级是 {{weight}} 分，全体共 {{total}} 分：你占 {{pool}} 的 <b>{{share}}</b>。',
    steps:
      '你{{place}}加入：模型原来是 {{before}}，有了你是 {{after}}。你这一级是 {{weight}} 分，全体共 {{total}} 分：你占 {{pool}} 的 <b>{{share}}</b>。',
    steps_only:
      '你{{place}}加入。你这一级是 {{weight}} 分，全体共 {{total}} 分：你占 {{pool}} 的 <b>{{share}}</b>。',
    orders:
      '若最先加入，你带来 {{first}} 分；若最后，{{last}} 分。对所有次序平均，你带来 {{weight}} 分，全体共 {{total}} 分：你占 {{pool}} 的 <b>{{share}}</b>。',
    orders_sampled:
      '在试过的加入次序里，你平均约带来 {{weight}} 分，全体共 {{total}} 分：你占 {{pool}} 的 <b>{{share}}</b>。',
    groups:
      '没有别人时你带来 {{first}} 分，别人都在时 {{last}} 分。按本方案对各组的算法，你合 {{weight}} 分，全体共 {{total}} 分：你占 {{pool}} 的 <b>{{share}}</b>。',
    loss: '没有你，模型的准确率会是 {{before}}，而不是 {{after}}。这样的损失全体共 {{total}} 分，你是 {{weight}} 分：你占 {{pool}} 的 <b>{{share}}</b>。',
    loss_only:
      '没有你的损失是 {{weight}} 分，这样的损失全体共 {{total}} 分：你占 {{pool}} 的 <b>{{share}}</b>。',
    debts:
      '你带来的提升折合 {{added}}，还欠你的成本折合 {{owed}}，你的等待折合 {{waiting}}：合计占 {{pool}} 的 <b>{{share}}</b>。',
    core: '与单干相比，没有哪一组少得超过 {{missed}}。在此前提下尽可能平均：你得 {{pool}} 中的 <b>{{payment}}</b>。',
    core_gain:
      '每一组都比单干至少多得 {{missed}}。在此前提下尽可能平均：你得 {{pool}} 中的 <b>{{payment}}</b>。',
    formula: '按公式，你折合 {{weight}}，全体共 {{total}}：你占 {{pool}} 的 <b>{{share}}</b>。',
    weight: '你折合 {{weight}}，全体共 {{total}}：你占 {{pool}} 的 <b>{{share}}</b>。',
    floor: '这不足分红池的保底 {{floor}}，所以给你补到保底：<b>{{moved}}</b>。',
    cap: '这超过了分红池的封顶 {{cap}}，所以给你降到封顶：<b>{{moved}}</b>。',
    moved: '有人补到保底或降到封顶，你的份额因此从 {{before}} 变为 {{share}}：<b>{{moved}}</b>。',
    kept: '保底和封顶没有改变你的份额。',
    nothing: '这里谁的份额都不大于零，所以谁也没有得到分红：{{pool}} 留在联邦。',
    below: '只有大于零的才有分红。',
    part: '{{pool}} 中的 {{payment}}',
    points: '分',
    points_tip: '模型的价值：0 分相当于乱猜，100 分是总对而且十分肯定。分红看分数，不只看答对的比例。',
    picture_equal: '平均分开的分红池',
    picture_data: '每个成员的质量 × 数量',
    picture_data_weighted: '每个成员的数据折合多少',
    picture_alone: '每个成员自己的模型的分数',
    picture_steps: '按加入先后，每人带来的分数',
    picture_orders: '你带来的分数，看第几个加入',
    picture_groups: '你带来的分数，看有几个别人',
    picture_loss: '有你的模型与没有你的模型',
    picture_debts: '你这一份的构成，以及其他成员',
    picture_core: '你的一份，以及你自己的模型的价值',
    picture_counts: '每个成员折合多少',
    picture_share: '其中你的一份',
    average: '你的平均：{{points}}',
    others: '其他成员合计',
    first: '最先',
    last: '最后',
    no_others: '没有',
    all_others: '全部',
    added: '你带来的提升',
    owed: '还欠你的成本',
    waiting: '你的等待',
    alone_would: '你单干',
    bar: '{{who}}：{{value}}',
  },
};
