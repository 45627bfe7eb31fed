namespace CustomerLifecycle.Routing;

/// <summary>The latest answers to commands with a key, so that most repetitions need not ask the storage.</summary>
internal sealed class AnswerMemory
{
    private const int Most = 10_000;

    private readonly Dictionary<string, RoutingOutcome> _answers = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    public RoutingOutcome? Find(string? key) => key is null ? null : _answers.GetValueOrDefault(key);

    public void Remember(string key, RoutingOutcome outcome)
    {
        if (!_answers.TryAdd(key, outcome))
        {
            return;
        }

        _order.Enqueue(key);
        if (_order.Count > Most)
        {
            _answers.Remove(_order.Dequeue());
        }
    }
}
