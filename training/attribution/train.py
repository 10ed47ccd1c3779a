"""Trains the tagger on the arrays of prepare.ts: source, cue and content as BIO labels, one sequence a line of text.

Everything that reads text is in TypeScript; here are numbers only. Deterministic for a seed, a thread count and a torch version.
"""
import argparse, json, math, os, random, time
import numpy as np
import torch
from torch import nn

LABELS = 7  # O, B-source, I-source, B-cue, I-cue, B-content, I-content
FORBIDDEN = -1e4


def arguments():
    p = argparse.ArgumentParser()
    p.add_argument('--data', required=True)
    p.add_argument('--out', required=True)
    p.add_argument('--seed', type=int, default=1)
    p.add_argument('--hidden', type=int, default=192)
    p.add_argument('--epochs', type=int, default=12)
    p.add_argument('--rate', type=float, default=2e-3)
    p.add_argument('--batch', type=int, default=3000, help='tokens')
    p.add_argument('--own', type=int, default=50, help='width of the word vectors learnt here')
    p.add_argument('--auxiliary', type=float, default=0.3)
    p.add_argument('--no-vectors', action='store_true', help='without general word vectors')
    p.add_argument('--drop', type=float, default=0.4)
    p.add_argument('--fraction', type=float, default=1.0, help='of the training articles, for the learning curve')
    return p.parse_args()


class Corpus:
    """Rows of prepare.ts cut into lines."""

    def __init__(self, path):
        rows = np.fromfile(path, dtype=np.int32).reshape(-1, 16)
        self.rows = rows
        key = rows[:, 0].astype(np.int64) * 100000 + rows[:, 1]
        cuts = np.flatnonzero(np.diff(key)) + 1
        bounds = np.concatenate([[0], cuts, [len(rows)]])
        self.lines = []
        for a, b in zip(bounds[:-1], bounds[1:]):
            while b - a > 400:  # a line without end would stretch its whole batch
                self.lines.append((a, a + 300)); a += 300
            self.lines.append((a, b))
        self.features = torch.from_numpy(rows[:, 2:9].astype(np.int64))
        self.label = torch.from_numpy(rows[:, 9].astype(np.int64))
        self.aux = torch.from_numpy(rows[:, 10:14].astype(np.int64))

    def batches(self, size, order):
        """Lists of lines of similar length, about `size` tokens with padding."""
        out, batch, longest = [], [], 0
        for k in order:
            length = self.lines[k][1] - self.lines[k][0]
            longest_next = max(longest, length)
            if batch and longest_next * (len(batch) + 1) > size:
                out.append(batch); batch, longest_next = [], length
            batch.append(k); longest = longest_next
        if batch: out.append(batch)
        return out

    def gather(self, batch):
        lengths = torch.tensor([self.lines[k][1] - self.lines[k][0] for k in batch])
        steps = int(lengths.max())
        index = torch.zeros(len(batch), steps, dtype=torch.long)
        mask = torch.arange(steps)[None, :] < lengths[:, None]
        for r, k in enumerate(batch):
            a, b = self.lines[k]
            index[r, : b - a] = torch.arange(a, b)
        return index, mask, lengths


class Tagger(nn.Module):
    def __init__(self, meta, table, o):
        super().__init__()
        self.vectors = None if o.no_vectors else nn.Embedding.from_pretrained(table, freeze=True)
        s = meta['sizes']
        widths = dict(common=(meta['common'] + 1, o.own), suffix=(s['suffix'], 24), prefix=(s['prefix'], 16),
                      shape=(s['shape'], 8), quotation=(s['quotation'], 8), place=(s['place'], 6))
        self.tables = nn.ModuleDict({k: nn.Embedding(*v) for k, v in widths.items()})
        for e in self.tables.values(): nn.init.normal_(e.weight, std=0.1)
        size = (0 if o.no_vectors else table.shape[1]) + sum(v[1] for v in widths.values())
        self.size, h = size, o.hidden
        # A forward and a backward half each: torch's own packed sequences add a whole gradient a step.
        self.first = nn.ModuleList([nn.LSTM(size, h), nn.LSTM(size, h)])
        self.second = nn.ModuleList([nn.LSTM(2 * h, h), nn.LSTM(2 * h, h)])
        self.emit = nn.Linear(4 * h, LABELS)
        n = meta['names']
        self.heads = nn.ModuleList([nn.Linear(2 * h, len(n[k])) for k in ('pos', 'ner', 'relation', 'distance')])
        self.transition = nn.Parameter(torch.zeros(LABELS, LABELS))
        self.begin = nn.Parameter(torch.zeros(LABELS))
        self.finish = nn.Parameter(torch.zeros(LABELS))
        allowed = torch.ones(LABELS, LABELS)
        start = torch.ones(LABELS)
        for j in (2, 4, 6):
            start[j] = 0
            for i in range(LABELS):
                if i not in (j, j - 1): allowed[i, j] = 0
        self.register_buffer('allowed', allowed); self.register_buffer('start', start)
        self.drop_in, self.drop_mid, self.drop_out = nn.Dropout(o.drop), nn.Dropout(o.drop), nn.Dropout(0.3)
        for lstm in (*self.first, *self.second):
            for name, p in lstm.named_parameters():
                if 'weight_hh' in name: nn.init.orthogonal_(p)
                if 'bias_ih' in name:
                    nn.init.zeros_(p); p.data[h:2 * h] = 1  # remember by default
                if 'bias_hh' in name: nn.init.zeros_(p); p.requires_grad = False

    def forward(self, f, lengths):
        word, common = f[..., 0], f[..., 1]
        if self.training:
            common = common.masked_fill(torch.rand(common.shape) < 0.1, 0)
            word = word.masked_fill(torch.rand(word.shape) < 0.03, 0)
        parts = [] if self.vectors is None else [self.vectors(word)]
        parts.append(self.tables['common'](common))
        for i, name in enumerate(('suffix', 'prefix', 'shape', 'quotation', 'place')): parts.append(self.tables[name](f[..., i + 2]))
        x = self.drop_in(torch.cat(parts, -1))
        a = self.run(self.first, x, lengths)
        m = self.drop_mid(a)
        b = self.run(self.second, m, lengths)
        emission = self.emit(self.drop_out(torch.cat([a, b], -1)))
        return emission, m

    @staticmethod
    def run(lstm, x, lengths):
        steps = torch.arange(x.shape[1])
        turned = torch.where(steps < lengths[:, None], lengths[:, None] - 1 - steps, steps)  # its own inverse
        turn = lambda t: t.gather(1, turned[:, :, None].expand(-1, -1, t.shape[2]))
        ahead = lstm[0](x.transpose(0, 1))[0].transpose(0, 1)
        back = turn(lstm[1](turn(x).transpose(0, 1))[0].transpose(0, 1))
        return torch.cat([ahead, back], -1)

    def scores(self):
        t = self.transition.masked_fill(self.allowed == 0, FORBIDDEN)
        return t, self.begin.masked_fill(self.start == 0, FORBIDDEN)

    def log_likelihood(self, e, y, mask):
        """Per-sequence log likelihood of the labels."""
        t, begin = self.scores()
        e = e.unbind(1)  # indexing each step would add a whole gradient a step
        alpha = begin + e[0]
        gold = alpha.gather(1, y[:, :1]).squeeze(1)
        last = y[:, 0]
        for i in range(1, len(e)):
            step = torch.logsumexp(alpha[:, :, None] + t, 1) + e[i]
            m = mask[:, i]
            alpha = torch.where(m[:, None], step, alpha)
            gain = t[last, y[:, i]] + e[i].gather(1, y[:, i:i + 1]).squeeze(1)
            gold = gold + torch.where(m, gain, torch.zeros_like(gain))
            last = torch.where(m, y[:, i], last)
        return gold + self.finish[last] - torch.logsumexp(alpha + self.finish, 1)

    def decode(self, e, mask):
        t, begin = self.scores()
        score, back = begin + e[:, 0], []
        for i in range(1, e.shape[1]):
            best, arg = (score[:, :, None] + t).max(1)
            m = mask[:, i, None]
            score = torch.where(m, best + e[:, i], score)
            back.append(torch.where(m, arg, torch.arange(LABELS).expand_as(arg)))
        out = [(score + self.finish).argmax(1)]
        for arg in reversed(back): out.append(arg.gather(1, out[-1][:, None]).squeeze(1))
        return torch.stack(out[::-1], 1)


def fragments(labels):
    """Spans (role, from, to) of one line."""
    out, i = set(), 0
    while i < len(labels):
        if labels[i] % 2 == 1:
            j = i + 1
            while j < len(labels) and labels[j] == labels[i] + 1: j += 1
            out.add(((labels[i] - 1) // 2, i, j)); i = j
        else: i += 1
    return out


@torch.no_grad()
def evaluate(model, corpus):
    """F1 of exact spans by role, and accuracy of the auxiliary heads on the corpus."""
    model.eval()
    order = sorted(range(len(corpus.lines)), key=lambda k: corpus.lines[k][1] - corpus.lines[k][0])
    tally = np.zeros((3, 3)); right = np.zeros(4); seen = np.zeros(4)
    for batch in corpus.batches(16000, order):
        index, mask, lengths = corpus.gather(batch)
        e, mid = model(corpus.features[index], lengths)
        y = model.decode(e, mask)
        for k, head in enumerate(model.heads):
            gold = corpus.aux[index][..., k]; ok = mask & (gold >= 0)
            right[k] += (head(mid).argmax(-1)[ok] == gold[ok]).sum().item(); seen[k] += ok.sum().item()
        for r, k in enumerate(batch):
            a, b = corpus.lines[k]
            gold = corpus.label[a:b].tolist()
            if gold[0] < 0: continue
            g, p = fragments(gold), fragments(y[r, : b - a].tolist())
            for role in range(3):
                gr, pr = {x for x in g if x[0] == role}, {x for x in p if x[0] == role}
                tally[role] += (len(gr & pr), len(pr), len(gr))
    f = [200 * tp / (p + g) if p + g else 0 for tp, p, g in tally]
    return [round(x, 2) for x in f], [round(100 * r / s, 2) if s else None for r, s in zip(right, seen)]


def export(state, path):
    """All weights but the fixed word vectors as 32-bit numbers one after another, and where each table begins."""
    index, at = {}, 0
    with open(f'{path}.f32', 'wb') as file:
        for name, tensor in state.items():
            if name == 'vectors.weight': continue
            numbers = tensor.float().numpy().ravel()
            file.write(numbers.tobytes())
            index[name] = dict(shape=list(tensor.shape), offset=at); at += numbers.size
    json.dump(index, open(f'{path}.json', 'w'))


def main():
    o = arguments()
    torch.set_num_threads(1); torch.set_flush_denormal(True); torch.manual_seed(o.seed); np.random.seed(o.seed); random.seed(o.seed)
    meta = json.load(open(f'{o.data}/meta.json'))
    table = torch.from_numpy(np.fromfile(f'{o.data}/words.f32', dtype=np.float32).reshape(-1, 100))
    train, dev = Corpus(f'{o.data}/train.i32'), Corpus(f'{o.data}/dev.i32')
    gum_train, gum_dev = Corpus(f'{o.data}/gumTrain.i32'), Corpus(f'{o.data}/gumDev.i32')
    model = Tagger(meta, table, o)
    os.makedirs(o.out, exist_ok=True)
    json.dump(vars(o), open(f'{o.out}/options.json', 'w'))
    print(vars(o), 'parameters', sum(p.numel() for p in model.parameters() if p.requires_grad), 'input', model.size, flush=True)
    if o.fraction < 1:
        last = int(train.rows[-1, 0] * o.fraction)
        train.lines = [l for l in train.lines if train.rows[l[0], 0] <= last]
    average = {k: v.detach().clone() for k, v in model.state_dict().items()}
    optimiser = torch.optim.Adam([p for p in model.parameters() if p.requires_grad], lr=o.rate, betas=(0.9, 0.98))
    step, began = 0, time.time()
    planned = None
    for epoch in range(o.epochs):
        model.train()
        work = []
        for corpus, name in ((train, 't'), (gum_train, 'g')):
            if name == 'g' and o.auxiliary == 0: continue
            keys = [(corpus.lines[k][1] - corpus.lines[k][0] + random.uniform(-3, 3), k) for k in range(len(corpus.lines))]
            work += [(corpus, b) for b in corpus.batches(o.batch, [k for _, k in sorted(keys)])]
        random.shuffle(work)
        planned = planned or o.epochs * len(work)
        losses = np.zeros(2)
        for corpus, batch in work:
            for g in optimiser.param_groups:
                g['lr'] = o.rate * min(1, (step + 1) / 100) * 0.5 * (1 + math.cos(math.pi * min(1, step / planned)))
            index, mask, lengths = corpus.gather(batch)
            e, mid = model(corpus.features[index], lengths)
            loss = torch.zeros(())
            tokens = mask.sum()
            if corpus is train:
                nll = -model.log_likelihood(e, corpus.label[index], mask).sum() / tokens
                losses[0] += nll.item()
                loss = loss + nll * 10
            if o.auxiliary > 0:
                aux = corpus.aux[index]
                for k, head in enumerate(model.heads):
                    gold = aux[..., k]; ok = mask & (gold >= 0)
                    if ok.any():
                        l = nn.functional.cross_entropy(head(mid[ok]), gold[ok]); losses[1] += l.item()
                        loss = loss + l * o.auxiliary
            optimiser.zero_grad(); loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 5)
            optimiser.step(); step += 1
            if step % 10 == 0:
                decay = min(0.98, step / (step + 100))
                for k, v in model.state_dict().items():
                    if v.dtype.is_floating_point: average[k].mul_(decay).add_(v, alpha=1 - decay)
        kept = {k: v.detach().clone() for k, v in model.state_dict().items()}
        raw, _ = evaluate(model, dev)
        model.load_state_dict(average)
        spans, aux = evaluate(model, dev)
        _, gum = evaluate(model, gum_dev)
        model.load_state_dict(kept)
        print(f'epoch {epoch + 1} {time.time() - began:.0f} s  loss {(losses / len(work)).round(3).tolist()}  last {raw}  averaged {spans} mean {np.mean(spans):.2f}  aux dev {aux} gum pos {gum[0]}', flush=True)
    export(average, f'{o.out}/weights')


main()
