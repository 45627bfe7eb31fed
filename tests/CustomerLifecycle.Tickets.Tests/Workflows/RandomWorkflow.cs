using CustomerLifecycle.Events;
using FsCheck;
using FsCheck.Fluent;

namespace CustomerLifecycle.Tickets;

/// <summary>Valid definitions of every kind: substates, guards and their negations, several transitions for a trigger, awkward names.</summary>
internal static class RandomWorkflow
{
    private static readonly string[] Names =
        ["New", "In progress", "等待客户", "state", "end", "a\"b", "a\\b", "a:b;c", "#35;", "x{y}", "s1", "&amp;", "-->", "%%{init}%%", "[*]", "<b>", "😀 fine", "Zürich/8", "note", "\\N"];

    private static readonly string[] Guards = ["vip", "warranty", "paid", "has \"quotes\""];

    public static Arbitrary<WorkflowDefinition> Arbitrary => Gen.Choose(0, int.MaxValue - 1).Select(seed => Create(new(seed))).ToArbitrary();

    public static Arbitrary<(WorkflowDefinition Definition, Random Random)> WithRandom =>
        Gen.Choose(0, int.MaxValue - 1).Select(seed => new Random(seed)).Select(random => (Create(random), random)).ToArbitrary();

    private static WorkflowDefinition Create(Random random)
    {
        string[] names = [.. Names];
        random.Shuffle(names);
        names = names[..random.Next(2, 12)];
        List<StateDefinition> states = [];
        for (int i = 0; i < names.Length; i++)
        {
            bool last = i == names.Length - 1;
            states.Add(new()
            {
                Name = names[i],
                Category = last ? StateCategory.Closed : (StateCategory)random.Next(5),
                Parent = !last && i > 0 && random.Next(3) == 0 ? names[random.Next(i)] : null,
                OnEntry = Some(random, "mail", "短信"),
                OnExit = Some(random, "log"),
            });
        }

        // A way through all states, so that each is reached and each can end.
        List<TransitionDefinition> transitions = [.. Enumerable.Range(0, names.Length - 1).SelectMany(i => Transitions(random, names[i], "go " + i, names[i + 1], names))];
        for (int i = random.Next(8); i > 0; i--)
        {
            transitions.AddRange(Transitions(random, names[random.Next(names.Length)], "extra" + i, names[random.Next(names.Length)], names));
        }

        TransitionDefinition[] shuffled = [.. transitions.GroupBy(t => t.Trigger).OrderBy(_ => random.Next()).SelectMany(same => same)];
        return new() { Name = "流程 \"x\"", Version = random.Next(1, 9), Initial = names[0], States = states, Transitions = shuffled };
    }

    private static IEnumerable<TransitionDefinition> Transitions(Random random, string from, string trigger, string to, string[] names)
    {
        TransitionDefinition last = new()
        {
            From = from,
            Trigger = trigger,
            To = to,
            RequiredFields = Some(random, "resolution", "备注"),
            Permission = random.Next(4) == 0 ? "workflow.do" : null,
            Effects = Some(random, "bill", "print"),
        };
        if (random.Next(3) == 0)
        {
            string[] guards = [.. Guards];
            random.Shuffle(guards);
            yield return last with { To = names[random.Next(names.Length)], Guards = [guards[0], "!" + guards[1]] };
            yield return last with { To = names[random.Next(names.Length)], Guards = [guards[0]] };
        }

        yield return last;
    }

    private static string[] Some(Random random, params string[] names) => [.. names.Where(_ => random.Next(4) == 0)];
}
