namespace CustomerLifecycle.Bots.Faq;

/// <summary>What people say to a bot that no knowledge base of a business answers; keeps its confidence down where it should be.</summary>
internal static class OffTopicLines
{
    public static IReadOnlyList<string> All { get; } =
    [
        "明天会不会下雨", "给我讲个故事", "你觉得人生的意义是什么", "帮我写一首诗", "今晚吃点什么好", "最近有什么好看的电影", "股票明天会涨吗",
        "一加一等于几", "你有男朋友吗", "世界上最高的山是哪座", "我今天心情不好", "放一首歌来听", "昨天的球赛谁赢了", "怎么减肥最快", "孩子不听话怎么办",
        "我的猫生病了吃什么药", "附近有什么好玩的地方", "高考什么时候出分数", "去机场坐几号线", "帮我翻译一句话",
        "will it rain tomorrow", "tell me a story", "who won the game last night", "what is the meaning of life", "write a poem about spring",
        "what should i eat for dinner", "recommend a good movie", "what is the capital of france", "how do i lose weight fast", "my dog is sick what should i do",
        "play some music", "how far is the moon", "what is two plus two", "do you have a girlfriend", "is the stock market going up", "translate this sentence",
        "how do i cook rice", "what time is the next train to london", "who is the president", "i had a terrible day",
    ];
}
