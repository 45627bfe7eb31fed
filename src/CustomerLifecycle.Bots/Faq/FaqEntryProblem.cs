namespace CustomerLifecycle.Bots.Faq;

internal sealed record FaqEntryProblem(string Field, string Message);
