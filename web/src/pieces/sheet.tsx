import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useText } from '../strings/text';
import { IconButton } from './button';

/** A dialog over the page; Escape and a click beside it close it. */
export function Sheet(props: { title: string; isOpen: boolean; onClose: () => void; children: ReactNode }): ReactNode {
  const text = useText();
  return (
    <ModalOverlay
      className="sheet-ground"
      isDismissable
      isOpen={props.isOpen}
      onOpenChange={(open) => !open && props.onClose()}
    >
      <Modal className="sheet">
        <Dialog className="stack">
          <div className="row spread">
            <Heading slot="title">{props.title}</Heading>
            <IconButton label={text('app.close')} onPress={props.onClose}>
              <X size={18} aria-hidden />
            </IconButton>
          </div>
          {props.children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
